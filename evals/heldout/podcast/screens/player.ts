import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { lengthOf, type Page, play, type Podcast, positionOf, seek, speeds } from "../disk.ts";
import { cover, scaffold } from "../look.ts";
import { clock, episodeOf, showOf } from "../shows.ts";

const bluetooth = "android.permission.BLUETOOTH_CONNECT";

const sleeps = [0, 5, 15, 30, 60] as const;

/** What plays, large. */
export function addPlayer(podcast: Podcast, words: AppLanguage): void {
  podcast.activity("PlayerActivity", {
    view: (a) => {
      const episode = episodeOf(a.disk.current);
      const show = showOf(episode?.show);
      if (episode === undefined || show === undefined) return words.column([]);
      const at = positionOf(a, episode.id);
      const length = lengthOf(episode.id);
      const { playing, sleep } = a.statics;
      const alike = a.bug("skip-buttons-alike");
      return scaffold(
        words,
        a,
        "Now playing",
        [
          words.scroll(
            [
              words.row([cover(words, show, 200)], { justify: "center" }),
              words.text(episode.title, { textSize: 22, weight: "bold", textAlign: "center" }),
              words.text(show.title, { textSize: 16, color: "textSecondary", textAlign: "center" }),
              words.slider({
                id: "seek",
                desc: "Position",
                value: at,
                max: length,
                onChange: (value) => seek(a, episode.id, value),
              }),
              words.row(
                [
                  words.text(clock(at), { color: "textSecondary" }),
                  words.spacer(),
                  words.text(`-${clock(length - at)}`, { color: "textSecondary" }),
                ],
                {},
              ),
              words.row(
                [
                  words.icon("rewind", {
                    size: 36,
                    desc: alike ? "Skip" : "Back 15 seconds",
                    onTap: () => seek(a, episode.id, at - 15),
                  }),
                  words.icon(playing ? "pause-circle" : "play-circle", {
                    size: 64,
                    color: "primary",
                    desc: playing ? "Pause" : "Play",
                    onTap: () => {
                      if (playing) a.statics.playing = false;
                      else play(a, episode.id);
                    },
                  }),
                  words.icon("fast-forward", {
                    size: 36,
                    desc: alike ? "Skip" : `Forward ${a.disk.skip} seconds`,
                    onTap: () => seek(a, episode.id, at + a.disk.skip),
                  }),
                ],
                { gap: 24, justify: "center" },
              ),
              words.row(
                [
                  words.button(`Speed ${a.disk.speed}×`, {
                    style: "tonal",
                    minHeight: 48,
                    flex: 1,
                    onTap: () => {
                      const next = speeds.findIndex((speed) => speed === a.disk.speed) + 1;
                      a.disk.speed = speeds[next % speeds.length] ?? 1;
                    },
                  }),
                  words.button(sleep === 0 ? "Sleep timer" : `Sleep in ${clock(sleep)}`, {
                    style: "tonal",
                    minHeight: 48,
                    flex: 1,
                    onTap: () => a.show("sleep", null, { retained: true }),
                  }),
                ],
                { gap: 12 },
              ),
              words.button("Add a note here", {
                style: "outlined",
                minHeight: 48,
                icon: "note-plus-outline",
                onTap: () => a.start("NotesActivity", { episode: episode.id, at }),
              }),
            ],
            { id: "player", flex: 1, gap: 14, padding: 16 },
          ),
        ],
        [
          { icon: "speaker-bluetooth", label: "Speakers", onTap: () => speakers(words, a) },
          { icon: "playlist-play", label: "Up next", onTap: () => a.start("QueueActivity") },
        ],
      );
    },
    dialogs: {
      sleep: (a) => ({
        title: "Sleep timer",
        items: sleeps.map((minutes) => ({
          label: minutes === 0 ? "Off" : `${minutes} minutes`,
          onTap: () => {
            a.statics.sleep = minutes * 60;
            a.snackbar(minutes === 0 ? "Sleep timer off" : `Playing stops after ${minutes} minutes`);
          },
        })),
        negative: { label: "Cancel" },
      }),
      speakers: () => ({
        title: "Speakers",
        message: "No speaker is paired with this phone.",
        positive: { label: "OK" },
      }),
      refused: () => ({
        title: "Nearby devices",
        message:
          "Earshelf can show your speakers once it may look for nearby devices. Allow it in the phone's settings.",
        positive: { label: "OK" },
      }),
    },
  });
}

/** Speakers that the phone is paired with; only those who were allowed to may ask. */
function speakers(words: AppLanguage, a: Page): void {
  if (a.permission(bluetooth) === "granted") {
    a.show("speakers", null, { retained: true });
    return;
  }
  a.requestPermission(bluetooth, (granted) => {
    if (!granted && a.bug("speakers-refused-crash")) {
      throw words.exception(
        "java.lang.SecurityException",
        "Need android.permission.BLUETOOTH_CONNECT permission for android.content.AttributionSource: getBondedDevices",
        {
          frames: [
            "android.os.Parcel.createExceptionOrNull(Parcel.java:3011)",
            "android.bluetooth.IBluetooth$Stub$Proxy.getBondedDevices(IBluetooth.java:4210)",
            "android.bluetooth.BluetoothAdapter.getBondedDevices(BluetoothAdapter.java:2620)",
            "app.earshelf.player.SpeakerPicker.paired(SpeakerPicker.kt:38)",
            "app.earshelf.player.PlayerActivity.onSpeakers(PlayerActivity.kt:211)",
          ],
        },
      );
    }
    a.show(granted ? "speakers" : "refused", null, { retained: true });
  });
}
