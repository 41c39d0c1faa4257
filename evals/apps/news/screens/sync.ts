import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import type { News } from "../disk.ts";

/** Fetches stories in a process of its own. */
export function addSync(news: News, words: AppLanguage): void {
  news.service("SyncService", {
    process: ":remote",
    onStart: (s) => {
      if (!s.online && s.bug("sync-service-crash")) {
        throw words.exception("java.lang.IllegalStateException", "closed", {
          frames: [
            "okhttp3.internal.http2.Http2Connection.newStream(Http2Connection.kt:223)",
            "com.example.nabaa.SyncService.onHandleWork(SyncService.kt:48)",
          ],
        });
      }
      s.log("I", "SyncService", s.online ? "8 stories" : "offline, nothing fetched");
    },
  });
}
