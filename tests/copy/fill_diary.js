// Fills in the diary of a patient's HTML copy at the size of a telephone, without a network:
//   node fill_diary.js PAGE FOLDER keyboard|touch
// By keyboard a week is filled in at once, by touch each day on its day. Saves into FOLDER and prints what it saw as
// JSON.
'use strict';
const fs = require('fs');
const path = require('path');
const puppeteer = require('puppeteer-core');

const [page_file, folder, way] = process.argv.slice(2);
const until = async (what, met) => {
  for (let i = 0; i < 600; ++i) {
    const found = await met();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('never: ' + what);
};

(async () => {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
    headless: true,
  });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true, deviceScaleFactor: 2 });
    await page.setOfflineMode(true);
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    const problems = [];
    page.on('pageerror', (problem) => problems.push(String(problem)));
    page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
    const session = await page.createCDPSession();
    await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });

    // The page's clock can be set back.
    await page.evaluateOnNewDocument(() => {
      const Real = Date;
      let back = 0;
      try { back = Number(localStorage.getItem('test-days-back') || 0) * 86400000; } catch (problem) { back = 0; }
      window.Date = class extends Real {
        constructor(...when) { if (when.length === 0) super(Real.now() - back); else super(...when); }
        static now() { return Real.now() - back; }
      };
    });

    const url = 'file://' + page_file;
    await page.goto(url);
    const course = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth > window.innerWidth,
      charts: document.querySelectorAll('figure svg').length,
      rows: document.querySelectorAll('#course table tbody tr').length,
      diary: !document.getElementById('diary').hidden,
      heads: [...document.querySelectorAll('#course h2')].map((head) => head.textContent),
    }));
    const late = () => page.$eval('#late', (note) => !note.hidden);
    const seen_late = [];
    await page.tap('nav.pages a[href="#diary"]');
    await page.waitForSelector('#diary:not([hidden])');
    const questions = await page.$$eval('#diary fieldset', (fields) => fields.length);

    const scores = [4, 10, 7, 0, 1, 5, 3];
    if (way === 'keyboard') {
      for (let i = 0; i < 6; ++i) await page.keyboard.press('ArrowLeft');
      for (const score of scores) {
        seen_late.push(await late());
        for (let i = 0; i < questions; ++i) {
          for (const digit of String(score)) await page.keyboard.press(digit);
          if (score === 1) await page.keyboard.press('Enter');
        }
      }
    } else {
      for (let day = 0; day < 7; ++day) {
        await page.evaluate((back) => localStorage.setItem('test-days-back', back), 6 - day);
        await page.reload();
        seen_late.push(await late());
        for (let i = 0; i < questions; ++i) await page.tap('#measure-' + i + ' button[value="' + scores[day] + '"]');
      }
    }
    // What was filled in survives closing the page.
    await page.goto('about:blank');
    await page.goto(url + '#diary');
    const count = await page.$eval('#count', (element) => element.textContent);
    const small = await page.$$eval('#diary button', (buttons) => buttons.filter((button) => {
      const box = button.getBoundingClientRect();
      return box.height < 44 || box.width < 44;
    }).length);
    await page.tap('#save');
    const file = await until('a saved file', () => fs.readdirSync(folder).find((name) => name.endsWith('.json')));
    const text = await until('a whole file', () => {
      const read = fs.readFileSync(path.join(folder, file), 'utf8');
      return read.endsWith('}\n') ? read : null;
    });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    if (process.env.PICTURES) {
      await page.screenshot({ path: path.join(process.env.PICTURES, 'diary.png'), fullPage: true });
      await page.goto(url + '#course');
      await page.screenshot({ path: path.join(process.env.PICTURES, 'course.png'), fullPage: true });
    }
    const elsewhere = asked.filter((one) => !one.startsWith(url) && one !== 'about:blank' && !one.startsWith('blob:'));
    console.log(JSON.stringify({ course, questions, count, small, wide, problems, elsewhere, file, seen_late,
      readings: JSON.parse(text).readings }));
  } finally {
    await browser.close();
  }
})().catch((problem) => { console.error(problem); process.exit(1); });
