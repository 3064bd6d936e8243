// Builds the site's style sheets, copies its small modules, and gathers its fonts into the folder Django serves.
// The new folder takes the old one's place only when it is whole, so a failed build leaves the last good one.

import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const finished = join(root, "src/doingwith_site/design/static/design");
const making = join(root, "node_modules/.making");
const TOOLS = new Set(["build.mjs", "clean-lock.mjs"]); // they build; all other modules are served
const font = join(root, "node_modules/@fontsource-variable/atkinson-hyperlegible-next");

function styles() {
  for (const name of ["site", "teller"]) {
    const { css } = compile(join(root, `frontend/${name}.scss`), {
      loadPaths: [join(root, "frontend"), join(root, "node_modules")],
      style: "compressed",
      quietDeps: true,
    });
    writeFileSync(join(making, `${name}.css`), css);
  }
}

function scripts() {
  for (const file of readdirSync(join(root, "frontend")).filter((name) => name.endsWith(".mjs") && !TOOLS.has(name))) {
    cpSync(join(root, "frontend", file), join(making, file));
  }
}

function fonts() {
  for (const file of readdirSync(join(font, "files"))) {
    cpSync(join(font, "files", file), join(making, "fonts", file));
  }
  cpSync(join(font, "LICENSE"), join(making, "licences/atkinson-hyperlegible-next.txt"));
}

function licences() {
  cpSync(join(root, "frontend/licences"), join(making, "licences"), { recursive: true });
}

rmSync(making, { recursive: true, force: true });
mkdirSync(join(making, "fonts"), { recursive: true });
mkdirSync(join(making, "licences"));
styles();
scripts();
fonts();
licences();
rmSync(finished, { recursive: true, force: true });
renameSync(making, finished);
