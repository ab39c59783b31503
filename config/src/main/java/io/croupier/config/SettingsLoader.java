package io.croupier.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Makes settings of all sources, and gathers the mistakes of all of them before it refuses. */
final class SettingsLoader {
  private final Report report = new Report();
  private final Config defaults = Sources.defaults();

  Settings load(Path file, List<String> options, Properties properties) {
    Sources sources = new Sources(report);
    Config ofFile = file == null ? ConfigFactory.empty() : sources.file(file);
    Config ofOptions = sources.options(options);
    Config said = ofOptions.withFallback(sources.properties(properties)).withFallback(ofFile);
    Config fitting = withoutValuesForGroups(resolved(said));
    Settings settings = read(new SettingsReader(fitting.withFallback(defaults), report), report);
    new UnknownKeys(report).check(fitting.root());
    Contradictions.check(settings, report);
    report.throwIfWrong();
    return settings;
  }

  /** The keys that exist, with what each must be and its default. */
  static List<ReadKey> keys() {
    SettingsLoader loader = new SettingsLoader();
    read(new SettingsReader(loader.defaults, loader.report), loader.report);
    return List.copyOf(loader.report.keys());
  }

  private Config resolved(Config said) {
    try {
      return said.resolveWith(said.withFallback(defaults).resolve());
    } catch (ConfigException e) {
      report.mistake(Sources.location(e), Sources.sentence(e));
      report.throwIfWrong();
      throw e;
    }
  }

  /** Reports a plain value where a group of settings belongs, and leaves it out. */
  private Config withoutValuesForGroups(Config said) {
    Config fitting = said;
    for (String group : Groups.in(defaults.root())) {
      ConfigValue value = Groups.value(fitting.root(), group);
      if (value != null && !(value instanceof ConfigObject)) {
        report.wrong(group, value.origin(), group + " must be a group of settings { ... }.");
        fitting = fitting.withoutPath(group);
      }
    }
    return fitting;
  }

  private static Settings read(SettingsReader reader, Report report) {
    return new Settings(
        reader.text("data", "a path", Values::path),
        NodeSettings.read(reader),
        reader.rows("gateways", GatewayKeys::read),
        reader.fileOrNone("providerKeys"),
        GatewaySettings.read(reader),
        MarketDataSettings.read(reader),
        PipelineSettings.read(reader),
        JournalSettings.read(reader),
        SnapshotSettings.read(reader),
        TransactionIndexSettings.read(reader),
        ClockSettings.read(reader),
        AeronSettings.read(reader),
        OperationsSettings.read(reader),
        GenesisSettings.read(reader),
        report.echo());
  }
}
