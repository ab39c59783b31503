package io.croupier.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Turns file, system properties and options into configurations; reports what is unreadable. */
final class Sources {
  private static final Pattern IPV6_ENDPOINT = Pattern.compile("\\[[^\\],{\"]+\\]:\\d+");

  static final String DEFAULTS = "croupier.conf";
  static final String DEFAULTS_LOCATION = "default";
  static final String PROPERTY_PREFIX = "croupier.";

  private final Report report;

  Sources(Report report) {
    this.report = report;
  }

  static Config defaults() {
    return ConfigFactory.parseResources(Sources.class.getClassLoader(), DEFAULTS);
  }

  Config file(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      report.mistake(file.toString(), "there is no such file, or it may not be read.");
      return ConfigFactory.empty();
    }
    try {
      return ConfigFactory.parseFile(
          file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
    } catch (ConfigException e) {
      report.mistake(location(e), sentence(e));
      return ConfigFactory.empty();
    }
  }

  Config properties(Properties properties) {
    Config config = ConfigFactory.empty();
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      if (name.startsWith(PROPERTY_PREFIX)) {
        String key = name.substring(PROPERTY_PREFIX.length());
        config = option("-D" + name, key, properties.getProperty(name)).withFallback(config);
      }
    }
    return config;
  }

  /** Options {@code KEY=VALUE}, later ones stronger. */
  Config options(List<String> options) {
    Config config = ConfigFactory.empty();
    for (String option : options) {
      int equals = option.indexOf('=');
      if (equals < 1) {
        report.mistake("--set " + option, "this must be KEY=VALUE.");
      } else {
        String key = option.substring(0, equals).strip();
        config = option("--set " + key, key, option.substring(equals + 1)).withFallback(config);
      }
    }
    return config;
  }

  private Config option(String description, String key, String text) {
    try {
      ConfigUtil.splitPath(key);
      return value(description, text.strip()).atPath(key);
    } catch (ConfigException e) {
      report.mistake(description, sentence(e));
      return ConfigFactory.empty();
    }
  }

  /**
   * A list, an object or what is quoted in the notation of the file, anything else as it stands.
   */
  private static ConfigValue value(String description, String text) {
    boolean notation = text.startsWith("[") || text.startsWith("{") || text.startsWith("\"");
    if (!notation || IPV6_ENDPOINT.matcher(text).matches()) {
      return ConfigValueFactory.fromAnyRef(text, description);
    }
    ConfigParseOptions named = ConfigParseOptions.defaults().setOriginDescription(description);
    return ConfigFactory.parseString("value = " + text, named).getValue("value");
  }

  static String location(ConfigException e) {
    return e.origin() == null ? "settings" : Report.locate(e.origin());
  }

  /** The library's sentence without the place, which stands in front of it. */
  static String sentence(ConfigException e) {
    String message = e.getMessage();
    String place = e.origin() == null ? "" : e.origin().description() + ": ";
    return message.startsWith(place) ? message.substring(place.length()) : message;
  }
}
