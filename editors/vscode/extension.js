"use strict";

const { commands, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function start() {
  const command = workspace.getConfiguration("briefgen").get("command");
  const server = { command, args: ["lsp"] };
  const options = {
    documentSelector: [
      { scheme: "file", language: "markdown" },
      { scheme: "file", language: "yaml", pattern: "**/site.yaml" },
      { scheme: "file", language: "yaml", pattern: "**/reviews/*.yaml" },
    ],
  };
  client = new LanguageClient("briefgen", "briefgen", server, options);
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    window.showErrorMessage(
      `briefgen could not be started as “${command} lsp”: ${error.message}. ` +
        "Install it with pip install 'briefgen[lsp]', or name its place in the setting briefgen.command.",
    );
  }
}

async function stop() {
  const stopping = client;
  client = undefined;
  await stopping?.stop();
}

async function activate(context) {
  context.subscriptions.push(
    commands.registerCommand("briefgen.restart", async () => {
      await stop();
      await start();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("briefgen.command")) commands.executeCommand("briefgen.restart");
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
