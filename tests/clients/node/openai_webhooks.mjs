// A receiver of webhooks with OpenAI's SDK for node: `openai_webhooks.mjs PACKAGE`. Prints what it accepts.
import { createServer } from "node:http";

const { default: OpenAI, InvalidWebhookSignatureError } = await import(process.argv[2]);
const { WEBHOOK_SECRET: webhookSecret, PORT } = process.env;
const client = new OpenAI({ apiKey: "none", webhookSecret });

async function unwrap(body, headers) {
  try {
    return await client.webhooks.unwrap(body, headers);
  } catch (error) {
    if (!(error instanceof InvalidWebhookSignatureError)) throw error;
    return null;
  }
}

createServer(async (request, response) => {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const body = Buffer.concat(pieces).toString();
  const event = await unwrap(body, request.headers);
  if (await unwrap(`${body} `, request.headers)) throw new Error("a changed body was accepted");
  if (event) console.log(event.type, event.data.id);
  response.writeHead(event ? 204 : 400).end();
}).listen(Number(PORT), "127.0.0.1");
