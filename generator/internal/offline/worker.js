// Keeps the pages of villages that were visited, for when there is no network. The network
// comes first: what is kept is shown when it does not answer, and says that it is a copy.
// Styles and scripts have names that change with their content, so a kept one is as good.
"use strict";
const words = WORDS, scope = self.registration.scope;
const pagesName = "cunwu " + scope + " pages 1", filesName = "cunwu " + scope + " files 1";
const patience = 6000, mostPage = 4e5, mostFetched = 3e5, mostKept = 5e6;
const mark = / data-v="(\w+)"/, assets = /(?:href|src)="((?:\.\.?\/)+assets\/[^"]+)"/g;
let work = Promise.resolve(), over = false;

// queue does one thing after the other, so that none sees what another has half done.
function queue(job) {
  work = work.then(() => over ? null : job()).catch(() => {});
  return work;
}

// look finds what is kept, and begins no store where there is none.
function look(store, url) { return caches.match(url, {cacheName: store}); }

function bare(url) { return url.replace(/[?#].*$/, "").replace(/\/index\.html$/, "/"); }
function inside(url) { return url.indexOf(scope) === 0; }
function folder(url) { return url.replace(/[^/]*$/, ""); }
function slugOf(url) { return url.slice(scope.length).split("/")[0]; }

function fit(r) {
  return r.status === 200 && r.type === "basic" && !r.redirected && /^text\/html/.test(r.headers.get("content-type") || "");
}

// keep keeps a village's page with the styles and scripts that it asks for, and returns
// its size. Pages without a version are none.
async function keep(url, answer) {
  const text = await answer.text(), pages = await caches.open(pagesName);
  if (!mark.test(text) || text.length > mostPage) return text.length;
  const headers = {"content-type": "text/html; charset=utf-8"}, policy = answer.headers.get("content-security-policy");
  if (policy) headers["content-security-policy"] = policy;
  await pages.put(url, new Response(text, {headers: headers}));
  const files = await caches.open(filesName);
  for (const name of asked(text, url)) {
    if (!await files.match(name)) await files.add(name);
  }
  return text.length;
}

function asked(text, url) {
  const names = [];
  text.replace(assets, (all, name) => names.push(new URL(name, url).href));
  return names;
}

// drop forgets a page and the pictures beside it.
async function drop(url) {
  const pages = await caches.open(pagesName);
  for (const k of await pages.keys()) {
    if (k.url === url || folder(k.url) === url) await pages.delete(k);
  }
}

// renew compares what is kept of a village with the versions that are current. What is no
// longer current is forgotten at once, and then asked for again while there is room.
async function renew(slug) {
  const base = scope + slug + "/", pages = await caches.open(pagesName), stale = [];
  const answer = await fetch(base + "offline.json", {cache: "no-cache"});
  if (!answer.ok && answer.status !== 404 && answer.status !== 410) return;
  const current = answer.ok ? (await answer.json()).pages : {};
  for (const k of (await pages.keys()).reverse()) {
    if (k.url.indexOf(base) !== 0 || k.url !== folder(k.url)) continue;
    const found = mark.exec(await (await pages.match(k)).text());
    if (!found || current[k.url.slice(base.length)] !== found[1]) stale.push(k.url);
  }
  for (const url of stale) await drop(url);
  if (current[""] && !await pages.match(base) && stale.indexOf(base) < 0) stale.push(base);
  let room = mostFetched;
  for (const url of stale) {
    if (!current[url.slice(base.length)] || room <= 0) continue;
    const fresh = await fetch(url, {cache: "no-cache"});
    if (fit(fresh)) room -= await keep(url, fresh);
  }
}

// renewAll renews every village of which something is kept.
async function renewAll() {
  const slugs = {};
  for (const k of await (await caches.open(pagesName)).keys()) slugs[slugOf(k.url)] = true;
  for (const slug of Object.keys(slugs)) await renew(slug);
  await trim();
}

// trim forgets what was visited longest ago, and what no kept page asks for.
async function trim() {
  const pages = await caches.open(pagesName), files = await caches.open(filesName), used = {}, here = {};
  let room = mostKept;
  for (const k of (await pages.keys()).reverse()) {
    const kept = await pages.match(k);
    room -= (await kept.clone().blob()).size;
    if (room < 0) await pages.delete(k);
    else if (k.url === folder(k.url)) {
      here[k.url] = true;
      for (const name of asked(await kept.text(), k.url)) used[name] = true;
    }
  }
  for (const k of await pages.keys()) if (!here[folder(k.url)]) await pages.delete(k);
  for (const k of await files.keys()) if (!used[k.url]) await files.delete(k);
}

function html(text) { return new Response(text, {headers: {"content-type": "text/html; charset=utf-8"}}); }

// copy is a kept page with the line that says what it is.
async function copy(kept) {
  const text = (await kept.text()).replace(/<main\b/, main => '<p class="unpublished offline" role="status">' + words.copy + "</p>\n" + main);
  return new Response(text, {headers: kept.headers});
}

// nothing says that a page is not kept, and leads to the village's, if that is.
async function nothing(url) {
  const village = scope + slugOf(url) + "/", there = await look(pagesName, village);
  return html('<!DOCTYPE html><html lang="' + words.lang + '" dir="' + words.dir + '"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>' +
    words.none + "</title><h1>" + words.none + "</h1><p>" + words.lead + "</p>" +
    (there ? '<p><a href="' + village + '">' + words.village + "</a></p>" : ""));
}

async function page(event, live, url) {
  const kept = await look(pagesName, url);
  let answer = null;
  try {
    answer = await (kept ? Promise.race([live, new Promise((done, late) => setTimeout(late, patience))]) : live);
  } catch (e) { /* no network, or too slow a one */ }
  if (answer && (answer.status < 500 || !kept)) return answer;
  return kept ? copy(kept) : nothing(url);
}

async function picture(event) {
  const url = event.request.url;
  try {
    const answer = await fetch(event.request);
    if (answer.status === 200 && answer.type === "basic") {
      const twin = answer.clone();
      queue(async () => (await caches.open(pagesName)).put(url, twin));
    }
    return answer;
  } catch (e) {
    return (await look(pagesName, url)) || Response.error();
  }
}

async function asset(request) {
  return (await look(filesName, request.url)) || fetch(request);
}

self.addEventListener("install", event => {
  self.skipWaiting();
  // The files of a search go past the worker, which would but make them later.
  if (event.addRoutes) event.waitUntil(event.addRoutes({condition: {urlPattern: scope + "*search/*.js"}, source: "network"}).catch(() => {}));
});

// forget deletes what is kept, all but the given stores.
async function forget(but) {
  for (const name of await caches.keys()) {
    if (name.indexOf("cunwu " + scope + " ") === 0 && but.indexOf(name) < 0) await caches.delete(name);
  }
}

self.addEventListener("activate", event => event.waitUntil(forget([pagesName, filesName]).then(() => self.clients.claim())));

// The page that brings the worker was there before it. And a reader may want nothing kept.
self.addEventListener("message", event => {
  const url = bare(event.source.url);
  over = event.data !== "keep";
  if (over) work = work.then(() => forget([]));
  event.waitUntil(over ? work : queue(async () => {
    if (!inside(url)) return;
    const answer = await fetch(url);
    if (fit(answer)) await keep(url, answer);
    await renewAll();
  }));
});

self.addEventListener("fetch", event => {
  const request = event.request, url = bare(request.url);
  if (request.method !== "GET" || !inside(url)) return;
  if (request.mode === "navigate") {
    let twin = null;
    const live = fetch(request).then(answer => {
      if (fit(answer)) twin = answer.clone();
      return answer;
    });
    event.waitUntil(live.then(answer => queue(async () => {
      if (twin) await keep(url, twin);
      else if (answer.status === 404 || answer.status === 410) await drop(url);
      await renewAll();
    })).catch(() => {}));
    event.respondWith(page(event, live, url));
  } else if (slugOf(url) === "assets") event.respondWith(asset(request));
  else if (request.destination === "image") event.respondWith(picture(event));
});
