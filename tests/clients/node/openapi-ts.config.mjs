// Node needs complete file names in imports.
export default { output: { path: "client", module: { extension: ".js" } } };
