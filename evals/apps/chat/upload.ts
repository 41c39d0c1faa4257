/** Uploads of photos, in a process of their own. */

import type { AppLanguage } from "../../../tools/simulator/language.ts";
import type { Chat } from "./disk.ts";

/** The service that sends photos; originals are streamed, others are made small first. */
export function addUpload(chat: Chat, words: AppLanguage): void {
  chat.service("UploadService", {
    process: ":remote",
    onStart: (s, extras) => {
      if (extras["original"] === true && s.bug("original-photo-crash")) {
        throw words.exception("java.lang.IllegalStateException", "Stream was closed before it was read", {
          frames: [
            "com.example.dorandoran.UploadService.openStream(UploadService.kt:92)",
            "com.example.dorandoran.UploadService.onStartCommand(UploadService.kt:41)",
            "android.app.ActivityThread.handleServiceArgs(ActivityThread.java:4946)",
          ],
        });
      }
      s.thread("upload", 800, () => s.log("I", "Upload", "photo sent"));
    },
  });
}
