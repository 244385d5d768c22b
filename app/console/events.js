// Server-sent events out of a fetch stream: EventSource cannot send a key.

/** @yields {{event: string, data: string}} each event of the stream; comments, such as keep-alives, are skipped. */
export async function* readEvents(body) {
  let text = '';
  for await (const piece of pieces(body)) {
    text = (text + piece).replaceAll('\r\n', '\n');
    const blocks = text.split('\n\n');
    text = blocks.pop();
    yield* blocks.map(parse).filter((found) => found.data);
  }
}

function parse(block) {
  const found = { event: 'message', data: '' };
  for (const line of block.split('\n')) {
    const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (name === 'event') found.event = value;
    if (name === 'data') found.data += (found.data && '\n') + value;
  }
  return found;
}

/** Stops when nothing has come for a minute, not even a keep-alive: then the connection is dead. */
async function* pieces(body, silenceMs = 60_000) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const timer = setTimeout(() => reader.cancel(), silenceMs);
      const { done, value } = await reader.read().finally(() => clearTimeout(timer));
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
