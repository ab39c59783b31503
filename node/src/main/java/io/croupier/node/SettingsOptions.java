package io.croupier.node;

import io.croupier.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which settings count, for every process that has a node's settings. */
final class SettingsOptions {
  @Option(names = "--config", paramLabel = "FILE", description = "Settings over the defaults.")
  private Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the journal; the same as --set data=DIR.")
  private String data;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, stronger than the file. May be repeated.")
  private List<String> set = new ArrayList<>();

  /** The settings in effect. */
  Settings load() {
    List<String> options = new ArrayList<>(set);
    if (data != null) {
      options.add("data=" + data);
    }
    return Settings.load(config, options, System.getProperties());
  }
}
