// Nothing is kept any more: forgets what an earlier worker at this address kept, and goes.
"use strict";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil((async () => {
  const ours = "cunwu " + self.registration.scope + " ";
  for (const name of await caches.keys()) if (name.indexOf(ours) === 0) await caches.delete(name);
  await self.registration.unregister();
})()));
