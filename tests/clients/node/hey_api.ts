// Upload, poll, download and one error, with only the generated client. Prints the video's id and status, and the error's code.
import { readFile, writeFile } from "node:fs/promises";
import { createVideo, downloadVideo, getVideo, type Video } from "./client/index.js";
import { client } from "./client/client.gen.js";

const { URL: baseUrl, KEY, IMAGE, FILM, PROMPT } = process.env as Record<string, string>;
client.setConfig({ baseUrl: baseUrl!, auth: () => KEY });

let video: Video = (
  await createVideo({
    throwOnError: true,
    body: {
      image: new File([await readFile(IMAGE!)], "still.png", { type: "image/png" }),
      prompt: PROMPT!,
      aspect_ratio: "9:16",
      resolution: "720p",
      fast_mode: true,
    },
  })
).data;
while (video.status === "queued" || video.status === "in_progress") {
  await new Promise((done) => setTimeout(done, 100));
  video = (await getVideo({ throwOnError: true, path: { video_id: video.id } })).data;
}

const film = await downloadVideo({ throwOnError: true, parseAs: "blob", path: { video_id: video.id } });
await writeFile(FILM!, Buffer.from(await (film.data as Blob).arrayBuffer()));

const { error } = await getVideo({ path: { video_id: "video_0" } });
console.log(video.id, video.status, error?.error.code);
