/** Words that controls carry, in English and Korean: what a tap on them is likely to do. */

const whole = (words: string): RegExp => new RegExp(`(?:^|[^\\p{L}])(?:${words})(?:$|[^\\p{L}])`, "iu");

/** Sends a form or makes a thing final. */
export const submits =
  /\b(?:save|submit|place|order now|checkout|check out|continue|next|send|create|sign (?:in|up)|log ?in|register|apply|done|confirm|pay|buy|post|publish|book|finish|update|change|top up|transfer|withdraw|donate|subscribe|redeem|reserve)\b|저장|확인|주문|결제|다음|보내기|완료|등록|로그인|적용|만들기/iu;

/** Keeps what was typed or chosen. */
export const saves = /\b(?:save|update|apply|done)\b|저장|적용|완료/iu;

/** Takes something away. */
export const removes = /\b(?:delete|remove|clear|discard|trash|empty)\b|삭제|제거|비우기|지우기/iu;

/** Adds something. */
export const adds = /\b(?:add|create|new|plus|increase)\b|추가|담기|만들기/iu;

/** Ends the session or throws all away: tried last. */
export const drastic =
  /\b(?:log ?out|sign out|delete (?:account|all)|reset|uninstall|factory|erase)\b|로그아웃|탈퇴|초기화/iu;

/** Looks for something. */
export const searches = /\b(?:search|find|query)\b|검색|찾기/iu;

/** Screens on which a switch is kept for good. */
export const settings = /setting|preference|config|설정|환경/iu;

/** Leaves a dialog without doing anything. */
export const dismisses =
  /^(?:cancel|close|dismiss|no|no thanks|not now|later|keep|back|취소|닫기|아니요|나중에)$/iu;

/** Leads up in the app. */
export const goesUp = whole("navigate up|go back|back|위로|뒤로");

/** Says that something was done for good. */
export const finished =
  /\bthank(?:s| you)\b|\b(?:order|payment|booking|registration|message|request)\b.{0,30}\b(?:placed|confirmed|received|complete|completed|sent|successful)\b|\bsuccess(?:ful|fully)?\b|감사합니다|완료되었|접수되었/iu;
