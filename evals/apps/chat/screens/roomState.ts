/** State of a room's screen. */

import type { ChatActivity } from "../disk.ts";

export interface Saved {
  emoticons: boolean;
}

export interface Fields {
  sending: boolean;
}

export type RoomPage = ChatActivity<Saved, Fields>;
