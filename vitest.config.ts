import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{agent,tools,server,evals}/**/*.test.ts"],
    // Without it appium-adb prints each command.
    env: { _TESTING: "1" },
    // Phones, adb servers and pictures take their time on two busy cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
