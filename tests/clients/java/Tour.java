import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import kinora.ApiClient;
import kinora.ApiException;
import kinora.JSON;
import kinora.api.VideosApi;
import kinora.model.AspectRatio;
import kinora.model.ErrorEnvelope;
import kinora.model.Resolution;
import kinora.model.Status;
import kinora.model.Video;

/** Upload, poll, download and one error, with only the generated client. Prints the video's id, its status, the error's code. */
public class Tour {
  public static void main(String[] arguments) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(System.getenv("URL"));
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + System.getenv("KEY")));
    VideosApi videos = new VideosApi(client);

    Video video = videos.createVideo(VideosApi.APICreateVideoRequest.newBuilder()
        .image(new File(System.getenv("IMAGE"))).prompt(System.getenv("PROMPT"))
        .aspectRatio(AspectRatio.TALL).resolution(Resolution.HD).fastMode(true)
        .build());
    while (video.getStatus() == Status.QUEUED || video.getStatus() == Status.IN_PROGRESS) {
      Thread.sleep(100);
      video = get(videos, video.getId());
    }

    File film = videos.downloadVideo(VideosApi.APIDownloadVideoRequest.newBuilder().videoId(video.getId()).build());
    Files.copy(film.toPath(), Path.of(System.getenv("FILM")), StandardCopyOption.REPLACE_EXISTING);

    String code = "no error";
    try {
      get(videos, "video_0");
    } catch (ApiException error) {
      code = JSON.getDefault().getMapper().readValue(error.getResponseBody(), ErrorEnvelope.class).getError().getCode();
    }
    System.out.println(video.getId() + " " + video.getStatus() + " " + code);
  }

  private static Video get(VideosApi videos, String id) throws ApiException {
    return videos.getVideo(VideosApi.APIGetVideoRequest.newBuilder().videoId(id).build());
  }
}
