// Upload, poll, download and one error, with only the generated client. Prints the video's id and status, and the error's code.
import { readFile, writeFile } from "node:fs/promises";
import { AspectRatio, Configuration, ErrorEnvelopeFromJSON, Resolution, ResponseError, Status, VideosApi } from "./client/index.js";

const { URL: basePath, KEY: accessToken, IMAGE, FILM, PROMPT } = process.env as Record<string, string>;
const videos = new VideosApi(new Configuration({ basePath, accessToken }));

let video = await videos.createVideo({
  image: new File([await readFile(IMAGE!)], "still.png", { type: "image/png" }),
  prompt: PROMPT!,
  aspectRatio: AspectRatio.TALL,
  resolution: Resolution.HD,
  fastMode: true,
});
while (video.status === Status.QUEUED || video.status === Status.IN_PROGRESS) {
  await new Promise((done) => setTimeout(done, 100));
  video = await videos.getVideo({ videoId: video.id });
}

const film: Blob = await videos.downloadVideo({ videoId: video.id });
await writeFile(FILM!, Buffer.from(await film.arrayBuffer()));

try {
  await videos.getVideo({ videoId: "video_0" });
} catch (error) {
  if (!(error instanceof ResponseError)) throw error;
  const failure = ErrorEnvelopeFromJSON(await error.response.json());
  console.log(video.id, video.status, failure.error.code);
}
