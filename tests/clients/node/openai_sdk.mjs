// Uses OpenAI's SDK for node: `openai_sdk.mjs PACKAGE tour|poor|retry IMAGE`. Prints JSON.
import { createReadStream, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";

const [, , name, scene, image] = process.argv;
const { default: OpenAI, NotFoundError, APIError } = await import(name);
const { VERSION } = await import(`${name}/version`);
const { URL: baseURL, KEY: apiKey, PROMPT: prompt, FILM } = process.env;
const client = new OpenAI({ baseURL, apiKey });

async function createAndPoll(fields) { // python's SDK has it, node's has not
  let video = await client.videos.create({ prompt, input_reference: createReadStream(image), ...fields });
  while (video.status === "queued" || video.status === "in_progress") {
    await new Promise((done) => setTimeout(done, 100));
    video = await client.videos.retrieve(video.id);
  }
  return video;
}

async function tour() {
  const made = await createAndPoll({ seconds: "8", size: "1280x720" });
  const bytes = readFileSync(image);
  const same = { prompt, size: "1280x720" };
  const ofBytes = await client.videos.create({ ...same, input_reference: await OpenAI.toFile(bytes, "upload") });
  const dataUrl = `data:image/png;base64,${bytes.toString("base64")}`;
  const ofDataUrl = await client.videos.create({ ...same, input_reference: { image_url: dataUrl } });
  const other = await createAndPoll({ take: 2 });
  const looked = await client.videos.retrieve(made.id);
  const pages = [];
  for await (const video of client.videos.list({ limit: 1 })) pages.push(video.id);
  const film = await client.videos.downloadContent(made.id);
  await writeFile(FILM, Buffer.from(await film.arrayBuffer()));
  const deleted = await client.videos.delete(other.id);
  let code = null;
  try {
    await client.videos.retrieve(other.id);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    code = error.code;
  }
  return {
    version: VERSION, made: made.id, status: looked.status, again: [ofBytes.id, ofDataUrl.id], pages,
    deleted: [deleted.id, deleted.deleted], code,
  };
}

async function poor() {
  try {
    await client.videos.create({ prompt, input_reference: createReadStream(image) });
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    return { status: error.status, code: error.code, required: error.error.required };
  }
  throw new Error("a video was accepted without credit");
}

async function retry() {
  const ids = [];
  for (let round = 0; round < 2; round += 1) {
    const file = await OpenAI.toFile(readFileSync(image), "upload");
    ids.push((await client.videos.create({ prompt, input_reference: file })).id);
  }
  return { ids };
}

process.stdout.write(`${JSON.stringify(await { tour, poor, retry }[scene]())}\n`);
