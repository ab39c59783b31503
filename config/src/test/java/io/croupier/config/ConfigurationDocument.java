package io.croupier.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the page of all settings from {@code croupier.conf} and from what is checked. */
final class ConfigurationDocument {
  private static final String OTHERS = "General";
  private static final String HEAD =
      """
      # Configuration

      <!-- Generated from config/src/main/resources/croupier.conf and the checks of its values. Do not edit: `./croupier format` writes it. -->

      Settings are [HOCON](https://github.com/lightbend/config/blob/main/HOCON.md). The defaults stand in [croupier.conf](../config/src/main/resources/croupier.conf), with every key; a file of your own needs only what differs. Two samples: [low-latency.conf](../config/src/main/resources/low-latency.conf) and [durable.conf](../config/src/main/resources/durable.conf).

      Strongest first: `--set KEY=VALUE`, `-Dcroupier.KEY=VALUE` for the JVM, the file, the default. Durations need a unit (`ns`, `us`, `ms`, `s`, `m`, `h`, `d`), sizes may have one (`KiB`, `MiB`, `GiB`); `${NAME}` takes a value from the environment. All mistakes are reported at once, each with file and line. At start the values in effect are shown, keys hidden.
      """;

  private final ConfigObject defaults = Sources.defaults().root();
  private final StringBuilder page = new StringBuilder(HEAD);

  static String text() {
    ConfigurationDocument document = new ConfigurationDocument();
    List<ReadKey> keys = SettingsLoader.keys();
    for (String group : groups(keys)) {
      document.section(group, keys.stream().filter(key -> group(key).equals(group)).toList());
    }
    return document.page.toString();
  }

  private static List<String> groups(List<ReadKey> keys) {
    List<String> groups = new ArrayList<>();
    keys.stream().map(ConfigurationDocument::group).distinct().forEach(groups::add);
    return groups;
  }

  private static String group(ReadKey key) {
    int dot = key.name().lastIndexOf('.');
    return dot < 0 ? OTHERS : key.name().substring(0, dot);
  }

  private void section(String group, List<ReadKey> keys) {
    page.append("\n## ").append(group).append("\n\n");
    if (!group.equals(OTHERS) && !comment(group).isEmpty()) {
      page.append(comment(group)).append("\n\n");
    }
    page.append("| Key | Default | Must be | Meaning |\n|---|---|---|---|\n");
    for (ReadKey key : keys) {
      page.append("| `").append(key.name()).append("` | `").append(key.text()).append("` | ");
      page.append(key.expected()).append(" | ").append(comment(key.name())).append(" |\n");
    }
  }

  /** The comment above a key, in one line; the head of the file belongs to no key. */
  private String comment(String key) {
    ConfigValue value = Groups.value(defaults, key);
    return value.origin().comments().stream()
        .map(String::strip)
        .collect(Collectors.joining(" "))
        .replace("|", "\\|");
  }
}
