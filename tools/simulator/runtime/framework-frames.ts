/** Android 14's own frames under those of an app, by what it was doing. */
import type { Work } from "../system/state.ts";

const looper = [
  "android.os.Handler.handleCallback(Handler.java:958)",
  "android.os.Handler.dispatchMessage(Handler.java:99)",
  "android.os.Looper.loopOnce(Looper.java:205)",
  "android.os.Looper.loop(Looper.java:294)",
  "android.app.ActivityThread.main(ActivityThread.java:8177)",
  "java.lang.reflect.Method.invoke(Native Method)",
  "com.android.internal.os.RuntimeInit$MethodAndArgsCaller.run(RuntimeInit.java:552)",
  "com.android.internal.os.ZygoteInit.main(ZygoteInit.java:971)",
] as const;

/** The framework's frames under the app's own. */
export function framework(work: Work): readonly string[] {
  switch (work.kind) {
    case "tap":
      return [
        "android.view.View.performClick(View.java:7659)",
        "com.google.android.material.button.MaterialButton.performClick(MaterialButton.java:1218)",
        "android.view.View.performClickInternal(View.java:7636)",
        "android.view.View.-$$Nest$mperformClickInternal(Unknown Source:0)",
        "android.view.View$PerformClick.run(View.java:30156)",
        ...looper,
      ];
    case "long-press":
      return [
        "android.view.View.performLongClickInternal(View.java:7750)",
        "android.view.View.performLongClick(View.java:7708)",
        "android.view.View$CheckForLongPress.run(View.java:30024)",
        ...looper,
      ];
    case "type":
      return [
        "android.widget.TextView.sendOnTextChanged(TextView.java:11586)",
        "android.widget.TextView.handleTextChanged(TextView.java:11708)",
        "android.widget.TextView$ChangeWatcher.onTextChanged(TextView.java:15076)",
        "android.text.SpannableStringBuilder.sendTextChanged(SpannableStringBuilder.java:1268)",
        "android.text.SpannableStringBuilder.replace(SpannableStringBuilder.java:577)",
        ...looper,
      ];
    case "back":
      return [
        "android.app.Activity.onKeyUp(Activity.java:3890)",
        "android.view.KeyEvent.dispatch(KeyEvent.java:3117)",
        ...looper,
      ];
    case "create":
      return [
        "android.app.Activity.performCreate(Activity.java:8595)",
        "android.app.Activity.performCreate(Activity.java:8573)",
        "android.app.Instrumentation.callActivityOnCreate(Instrumentation.java:1456)",
        "android.app.ActivityThread.performLaunchActivity(ActivityThread.java:3764)",
        ...launch,
      ];
    case "resume":
      return [
        "android.app.Instrumentation.callActivityOnResume(Instrumentation.java:1547)",
        "android.app.Activity.performResume(Activity.java:8744)",
        "android.app.ActivityThread.performResumeActivity(ActivityThread.java:4874)",
        ...launch,
      ];
    case "view":
    case "scroll":
      return [
        "android.view.View.layout(View.java:24475)",
        "android.view.ViewGroup.layout(ViewGroup.java:6383)",
        "android.view.ViewRootImpl.performLayout(ViewRootImpl.java:4260)",
        "android.view.ViewRootImpl.performTraversals(ViewRootImpl.java:3657)",
        "android.view.Choreographer$CallbackRecord.run(Choreographer.java:1399)",
        "android.view.Choreographer.doFrame(Choreographer.java:923)",
        ...looper,
      ];
    case "thread":
      return [
        "java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1145)",
        "java.util.concurrent.ThreadPoolExecutor$Worker.run(ThreadPoolExecutor.java:644)",
        "java.lang.Thread.run(Thread.java:1012)",
      ];
    case "pause":
    case "stop":
    case "destroy":
    case "new-intent":
    case "result":
    case "service":
    case "receiver":
      return launch;
    case "message":
      return looper;
    default:
      return work.kind satisfies never;
  }
}

const launch = [
  "android.app.ActivityThread.handleLaunchActivity(ActivityThread.java:3922)",
  "android.app.servertransaction.LaunchActivityItem.execute(LaunchActivityItem.java:103)",
  "android.app.servertransaction.TransactionExecutor.executeCallbacks(TransactionExecutor.java:139)",
  "android.app.servertransaction.TransactionExecutor.execute(TransactionExecutor.java:96)",
  "android.app.ActivityThread$H.handleMessage(ActivityThread.java:2443)",
  "android.os.Handler.dispatchMessage(Handler.java:106)",
  ...looper.slice(2),
] as const;
