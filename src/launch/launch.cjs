#!/usr/bin/env node
"use strict";
/*
 * What `npm run demo`, `npm start`, `npm test`, `npm run bench`, `npm run soak` and `npm run vivaseal` begin with.
 * Node's built-ins only. This file must parse on Node 8, to tell whoever has an old one what to do:
 * nothing newer here, and the rest is required after the check.
 */
var least = [20, 19];

function isOldNode(version) {
  var parts = version.replace(/^v/, "").split(".").map(Number);
  return parts[0] < least[0] || (parts[0] === least[0] && parts[1] < least[1]);
}

var wanted = least.join(".");

if (isOldNode(process.version)) {
  process.stderr.write(
    "需要 Node.js " +
      wanted +
      " 或更高版本（现为 " +
      process.version +
      "），请从 https://nodejs.org 安装 LTS 版后重试。 " +
      "Node.js " +
      wanted +
      " or later is needed (this is " +
      process.version +
      "): install the LTS version from https://nodejs.org and try again.\n",
  );
  process.exitCode = 1;
} else {
  require("./jobs.cjs")
    .runJob(process.argv[2], process.argv.slice(3))
    .then(
      function (code) {
        process.exitCode = code;
      },
      function (fault) {
        process.stderr.write(String((fault && fault.stack) || fault) + "\n");
        process.exitCode = 70;
      },
    );
}
