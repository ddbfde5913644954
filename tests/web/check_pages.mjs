// Reports of the demonstration book as HTML: valid, and without a serious finding of axe in Chromium, on a wide and a
// narrow screen and as printed.
//
//   NEEDLEBOOK_WEB=FOLDER node check_pages.mjs NEEDLEBOOK-CLI
//
// FOLDER is where tools/setup put the node_modules of package.json; CHROMIUM, if set, the browser.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const installed = createRequire(join(process.env.NEEDLEBOOK_WEB, "package.json"));
const { HtmlValidate } = installed("html-validate");
const puppeteer = installed("puppeteer-core");

const READERS = ["patient", "gp", "practitioner", "expectations"];
const SCREENS = [
    { name: "wide", width: 1280, height: 900 },
    { name: "narrow", width: 380, height: 800 },
    { name: "printed", width: 800, height: 1100, media: "print" },
];
const TODAY = "2026-06-22";
const axe = readFileSync(installed.resolve("axe-core/axe.min.js"), "utf8");

function writePages(cli, folder) {
    const book = join(folder, "demo.needlebook");
    const secret = join(folder, "passphrase");
    writeFileSync(secret, "demonstration");
    const run = (...words) => execFileSync(cli, [...words, "--passphrase-file", secret, "--as-of", TODAY]);
    run("demo", book);
    const patients = JSON.parse(run("patients", book, "--json"));
    const pages = [];
    for (const { code } of patients) {
        for (const reader of READERS) {
            const page = join(folder, `${code}-${reader}.html`);
            run("report", book, "--patient", code, "--for", reader, "-o", page);
            pages.push(page);
        }
    }
    return pages;
}

async function validate(page) {
    const validator = new HtmlValidate({
        extends: ["html-validate:recommended"],
        rules: {
            // One file that needs no other: the style stands in it, and small marks carry their own size.
            "no-inline-style": "off",
            "long-title": "off",
            // SVG within HTML has its own elements and attributes.
            "attr-case": ["error", { style: ["lowercase", "camelcase"] }],
            "element-case": ["error", { style: ["lowercase", "camelcase"] }],
        },
    });
    const report = await validator.validateString(readFileSync(page, "utf8"), page);
    return report.results.flatMap((result) =>
        result.messages
            .filter((message) => message.severity === 2)
            .map((message) => `${message.ruleId}: ${message.message} (line ${message.line})`));
}

async function examine(tab, page, screen) {
    await tab.setViewport({ width: screen.width, height: screen.height });
    await tab.emulateMediaType(screen.media ?? "screen");
    await tab.goto(`file://${page}`);
    await tab.evaluate(axe);
    const findings = await tab.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    return findings.violations
        .filter((violation) => ["serious", "critical"].includes(violation.impact))
        .map((violation) => `${screen.name}: ${violation.id}: ${violation.help} (${violation.nodes[0].html.slice(0, 120)})`);
}

/// Each checker has to find what is wrong in a page that is, or it checks nothing.
async function checkCheckers(tab, folder) {
    const broken = join(folder, "broken.html");
    writeFileSync(broken, "<!DOCTYPE html><html><head></head><body><img src=x><p style='color:#ccc'>pale<div></p></body>");
    const invalid = await validate(broken);
    const unusable = await examine(tab, broken, SCREENS[0]);
    if (invalid.length === 0 || unusable.length === 0)
        throw new Error("the checkers find nothing in a broken page");
}

async function main() {
    const cli = process.argv[2];
    const folder = mkdtempSync(join(tmpdir(), "needlebook-web-"));
    const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
    if (!existsSync(chromium))
        throw new Error(`no Chromium at ${chromium}`);
    const browser = await puppeteer.launch({
        executablePath: chromium,
        userDataDir: join(folder, "browser"),
        args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage"],
    });
    const problems = [];
    try {
        const tab = await browser.newPage();
        // A page that needs no other file may not ask for one.
        const asked = [];
        tab.on("request", (request) => asked.push(request.url()));
        await checkCheckers(tab, folder);
        asked.length = 0;
        const pages = writePages(cli, folder);
        for (const page of pages) {
            const found = await validate(page);
            for (const screen of SCREENS)
                found.push(...(await examine(tab, page, screen)));
            problems.push(...found.map((problem) => `${page.slice(folder.length + 1)}: ${problem}`));
        }
        const outside = asked.filter((url) => !pages.some((page) => url === `file://${page}`) && !url.endsWith("/favicon.ico"));
        problems.push(...outside.map((url) => `asks for ${url}`));
        console.log(`${pages.length} pages on ${SCREENS.length} screens: ${problems.length} problems`);
    } finally {
        await browser.close();
        rmSync(folder, { recursive: true, force: true });
    }
    for (const problem of new Set(problems))
        console.error(problem);
    process.exit(problems.length === 0 ? 0 : 1);
}

await main();
