// The form as code that runs as it is: from the still to `film.mp4`. The key comes from the environment.

/**
 * One sample each for cURL, JavaScript, Python and OpenAI's SDK. `image` is the name of a file or an https address.
 * @returns {{name: string, language: string, code: string}[]}
 */
export function writeSamples({ address, fields, image }) {
  const about = { address, fields, image: image ?? 'still.png', isFile: !image?.startsWith('https://') };
  return [
    { name: 'cURL', language: 'bash', code: writeCurl(about) },
    { name: 'JavaScript', language: 'javascript', code: writeJavaScript(about) },
    { name: 'Python', language: 'python', code: writePython(about) },
    { name: 'OpenAI SDK', language: 'python', code: writeOpenAi(about) },
  ];
}

function writeCurl({ address, fields, image, isFile }) {
  const lines = Object.entries(fields).map(([name, value]) => `  --form-string ${shell(`${name}=${value}`)}`);
  const file = `image=@"${image.replace(/[\\"]/g, '\\$&')}"`;
  const still = isFile ? `-F ${shell(file)}` : `--form-string ${shell(`image=${image}`)}`;
  return `# export KINORA_API_KEY=kin_…
url=${shell(address)}
key="Authorization: Bearer $KINORA_API_KEY"

id=$(curl -sS --fail-with-body "$url/videos" -H "$key" \\
  ${still} \\
${lines.join(' \\\n')} |
  sed -n 's/.*"id": *"\\(video_[^"]*\\)".*/\\1/p')

while curl -sS --fail "$url/videos/$id" -H "$key" |
  grep -Eq '"status": *"(queued|in_progress)"'; do sleep 2; done
curl -sS --fail -o film.mp4 "$url/videos/$id/content" -H "$key"
`;
}

function writeJavaScript({ address, fields, image, isFile }) {
  const still = isFile ? `new Blob([await readFile(${JSON.stringify(image)})]), 'still'` : JSON.stringify(image);
  return `// node 18 or newer: node film.mjs
import { ${isFile ? 'readFile, ' : ''}writeFile } from 'node:fs/promises';

const url = ${JSON.stringify(address)};
const headers = { authorization: \`Bearer \${process.env.KINORA_API_KEY}\` };

async function call(path, options) {
  const answer = await fetch(url + path, { headers, ...options });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

const fields = ${JSON.stringify(fields, null, 2)};
const body = new FormData();
body.append('image', ${still});
for (const [name, value] of Object.entries(fields)) body.append(name, String(value));

let video = await (await call('/videos', { method: 'POST', body })).json();
while (!['completed', 'failed'].includes(video.status)) {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  video = await (await call(\`/videos/\${video.id}\`)).json();
}
if (video.error) throw new Error(video.error.message);
const film = await call(\`/videos/\${video.id}/content\`);
await writeFile('film.mp4', Buffer.from(await film.arrayBuffer()));
`;
}

function writePython({ address, fields, image, isFile }) {
  return `# pip install httpx
import os, time
import httpx

kinora = httpx.Client(
    base_url=${JSON.stringify(address)},
    headers={"Authorization": f"Bearer {os.environ['KINORA_API_KEY']}"},
    timeout=60,
)

fields = {
${listPython(fields)}
}
${isFile ? sendFilePython(image) : sendAddressPython(image)}

while video["status"] not in {"completed", "failed"}:
    time.sleep(2)
    video = kinora.get(f"/videos/{video['id']}").raise_for_status().json()
if video["error"]:
    raise SystemExit(video["error"]["message"])
with open("film.mp4", "wb") as film:
    film.write(kinora.get(f"/videos/{video['id']}/content").raise_for_status().content)
`;
}

const sendFilePython = (name) => `with open(${JSON.stringify(name)}, "rb") as still:
    video = kinora.post("/videos", data=fields, files={"image": still}).raise_for_status().json()`;

const sendAddressPython = (address) =>
  `video = kinora.post("/videos", json={"image": ${JSON.stringify(address)}, **fields}).raise_for_status().json()`;

function writeOpenAi({ address, fields, image, isFile }) {
  const { prompt, seconds, ...extra } = fields;
  const still = isFile ? `open(${JSON.stringify(image)}, "rb")` : '';
  return `# pip install openai
import os
from openai import OpenAI

client = OpenAI(base_url=${JSON.stringify(address)}, api_key=os.environ["KINORA_API_KEY"])

video = client.videos.create_and_poll(
    prompt=${JSON.stringify(prompt)},
    seconds=${JSON.stringify(seconds)},${isFile ? `\n    input_reference=${still},` : ''}
    extra_body={
${listPython(isFile ? extra : { image, ...extra }, 8)}
    },
)
if video.error:
    raise SystemExit(video.error.message)
client.videos.download_content(video.id).write_to_file("film.mp4")
`;
}

/** A word for the shell, whatever characters it has. */
const shell = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** Texts and numbers are written as in JSON; booleans are not. */
function listPython(fields, indent = 4) {
  const write = (value) => (typeof value === 'boolean' ? (value ? 'True' : 'False') : JSON.stringify(value));
  return Object.entries(fields)
    .map(([name, value]) => `${' '.repeat(indent)}${JSON.stringify(name)}: ${write(value)},`)
    .join('\n');
}
