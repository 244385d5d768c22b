// Sends large bodies that are refused, with node's own fetch, and prints the status and the code of each answer.
const [, , address, key, megabytes, times] = process.argv;
const body = () => {
  const form = new FormData();
  form.set("prompt", "waves");
  form.set("image", new Blob([new Uint8Array(megabytes * 1_000_000)], { type: "image/png" }), "still.png");
  return form;
};
const seen = [];
for (let count = 0; count < times; count++) {
  for (const bearer of [key, "kin_wrong"]) {
    try {
      const answer = await fetch(`${address}/videos`, { method: "POST", headers: { authorization: `Bearer ${bearer}` }, body: body() });
      seen.push([answer.status, (await answer.json()).error.code]);
    } catch (error) {
      seen.push([0, String(error.cause ?? error)]);
    }
  }
}
console.log(JSON.stringify(seen));
