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
  const lines = Object.entries(isFile ? fields : { image, ...fields }).map(
    ([name, value]) => `  --form-string ${shell(`${name}=${value}`)}`,
  );
  const file = isFile ? ` -F 'image=@-;filename=still'` : '';
  const still = isFile ? ` \\\n  < ${shell(image)}` : '';
  return `# export KINORA_API_KEY=kin_…
(
set -euo pipefail
url=\${KINORA_URL:-${shell(address)}}
send() { curl -sS -H @<(printf 'Authorization: Bearer %s' "$KINORA_API_KEY") "$@"; }
fail() { echo "$video" >&2; exit 1; }

video=$(send --fail-with-body "$url/videos"${file} \\
${lines.join(' \\\n')}${still}) || fail
id=$(sed -n 's/.*"id": *"\\(video_[^"]*\\)".*/\\1/p' <<< "$video")
while grep -Eq '"status": *"(queued|in_progress)"' <<< "$video"; do
  sleep 2
  video=$(send --fail-with-body "$url/videos/$id") || fail
done
grep -q '"status": *"completed"' <<< "$video" || fail
send --fail -o film.mp4 "$url/videos/$id/content"
)
`;
}

function writeJavaScript({ address, fields, image, isFile }) {
  const still = isFile ? `new Blob([await readFile(${JSON.stringify(image)})]), 'still'` : JSON.stringify(image);
  return `// node 18 or newer: node film.mjs
import { ${isFile ? 'readFile, ' : ''}writeFile } from 'node:fs/promises';

const url = process.env.KINORA_URL ?? ${JSON.stringify(address)};
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
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(address)}),
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
  const call = `video = client.videos.create_and_poll(
    prompt=${JSON.stringify(prompt)},
${isFile ? '    input_reference=still,\n' : ''}${seconds ? `    seconds=${JSON.stringify(seconds)},\n` : ''}    extra_body={
${listPython(isFile ? extra : { image, ...extra }, 8)}
    },
)`;
  return `# pip install openai
import os, warnings
from openai import OpenAI

warnings.filterwarnings("ignore", "The Sora API")  # the end of OpenAI's own service, not of this one
client = OpenAI(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(address)}),
    api_key=os.environ["KINORA_API_KEY"],
)

${isFile ? `with open(${JSON.stringify(image)}, "rb") as still:\n${indent(call)}` : call}
if video.error:
    raise SystemExit(video.error.message)
client.videos.download_content(video.id).write_to_file("film.mp4")
`;
}

const indent = (code) => code.replace(/^/gm, '    ');

/** A word for the shell, whatever characters it has. */
const shell = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** Texts and numbers are written as in JSON; booleans are not. */
function listPython(fields, indent = 4) {
  const write = (value) => (typeof value === 'boolean' ? (value ? 'True' : 'False') : JSON.stringify(value));
  return Object.entries(fields)
    .map(([name, value]) => `${' '.repeat(indent)}${JSON.stringify(name)}: ${write(value)},`)
    .join('\n');
}
