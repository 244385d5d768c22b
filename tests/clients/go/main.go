// Upload, poll, download and one error, with only the generated client. Prints the video's id and status, and the error's code.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"kinora.example/client"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	settings := kinora.NewConfiguration()
	settings.Servers = kinora.ServerConfigurations{{URL: os.Getenv("URL")}}
	videos := kinora.NewAPIClient(settings).VideosAPI
	ctx := context.WithValue(context.Background(), kinora.ContextAccessToken, os.Getenv("KEY"))

	image := must(os.Open(os.Getenv("IMAGE")))
	video, _, err := videos.CreateVideo(ctx).Image(image).Prompt(os.Getenv("PROMPT")).
		AspectRatio(kinora.ASPECTRATIO_TALL).Resolution(kinora.RESOLUTION_HD).FastMode(true).Execute()
	must(video, err)
	for video.Status == kinora.STATUS_QUEUED || video.Status == kinora.STATUS_IN_PROGRESS {
		time.Sleep(100 * time.Millisecond)
		video, _, err = videos.GetVideo(ctx, video.Id).Execute()
		must(video, err)
	}

	film, _, err := videos.DownloadVideo(ctx, video.Id).Execute()
	must(film, err)
	target := must(os.Create(os.Getenv("FILM")))
	must(io.Copy(target, film))
	must(target, target.Close())

	_, _, err = videos.GetVideo(ctx, "video_0").Execute()
	var envelope kinora.ErrorEnvelope
	must(envelope, json.Unmarshal(err.(*kinora.GenericOpenAPIError).Body(), &envelope))
	fmt.Println(video.Id, video.Status, *envelope.Error.Code.Get())
}
