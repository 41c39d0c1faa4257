import type { AppFile } from "../language.ts";
import { homePackage } from "./state.ts";

/** The plainest of launchers: stands on a new phone until another is installed in its place. */
export const plainLauncher: AppFile = ({ defineApp, column, text }) => {
  const app = defineApp({
    package: homePackage,
    label: "Launcher",
    icon: { name: "home", color: "#FFFFFF", background: "#3C6E71" },
    coldStartMs: 100,
  });
  app.activity(".NexusLauncherActivity", {
    onBack: () => true,
    view: () => column([text("Home", { id: "workspace", textSize: 22 })], { padding: 24 }),
  });
  return app;
};
