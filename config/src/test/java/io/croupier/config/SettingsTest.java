package io.croupier.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.croupier.config.SnapshotSettings.Every;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final String KEY = "000102030405060708090a0b0c0d0e0f";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("my.conf");
  }

  @Test
  void shouldReadEveryKindOfValue() throws IOException {
    Settings settings =
        load(
            """
            data = /var/croupier
            providerKeys = keys.txt
            node.endpoint = "10.0.0.1:7000"
            gateways = [{ id = 1, key = "%s" }]
            gateway.timeout = 1500ms
            pipeline { topology = split, batch = 64, idle.force = sleep }
            journal { durability = disk, fileSize = 64 MiB }
            clock.maxGap = 36h
            genesis.currencies = [{ code = JPY, decimals = 0, minBet = 150, minPayout = 900, minLiability = 70 }]
            """
                .formatted(KEY));
    assertEquals(Path.of("/var/croupier"), settings.data());
    assertEquals(folder.resolve("keys.txt"), settings.providerKeys());
    assertEquals(new Endpoint("10.0.0.1", 7000), settings.node().endpoint());
    assertEquals(1, settings.gateways().get(0).id());
    assertEquals(15, settings.gateways().get(0).key().bytes()[15]);
    assertEquals(Duration.ofMillis(1500), settings.gateway().timeout());
    assertEquals(Topology.SPLIT, settings.pipeline().topology());
    assertEquals(64, settings.pipeline().batch());
    assertEquals(Idle.SLEEP, settings.pipeline().idle().force());
    assertEquals(Durability.DISK, settings.journal().durability());
    assertEquals(64L << 20, settings.journal().fileSize());
    assertEquals(Duration.ofHours(36), settings.clock().maxGap());
    assertEquals(
        List.of(new CurrencyEntry("JPY", 0, 150, 900, 70)), settings.genesis().currencies());
  }

  @Test
  void shouldDeriveLimitsThatAreLeftToTheEngine() throws IOException {
    GenesisSettings genesis =
        load("genesis { accounts = 7, markets = 3, orders = 50, withdrawals = 2 }").genesis();
    assertEquals(7, genesis.sessions());
    assertEquals(2, genesis.withdrawals());
    assertEquals(50, genesis.rounds());
    assertEquals(96, genesis.runners());
    assertEquals(14, genesis.wallets());
  }

  @Test
  void shouldLetOptionsOverPropertiesOverTheFile() throws IOException {
    Files.writeString(file, "pipeline { batch = 1, ringSlots = 256 }\nclock.tick = 2ms");
    Properties properties = new Properties();
    properties.setProperty("croupier.pipeline.batch", "2");
    properties.setProperty("croupier.pipeline.ringSlots", "512");
    properties.setProperty("user.name", "nobody");
    List<String> options = List.of("pipeline.batch=3", "pipeline.batch=4", "node.endpoint=h:1");
    Settings settings = Settings.load(file, options, properties);
    assertEquals(4, settings.pipeline().batch());
    assertEquals(512, settings.pipeline().ringSlots());
    assertEquals(Duration.ofMillis(2), settings.clock().tick());
    assertEquals(new Endpoint("h", 1), settings.node().endpoint());
  }

  @Test
  void shouldTakeAListAsAnOption() {
    String option = "gateways=[{id = 3, key = \"" + KEY + "\"}]";
    Settings settings = Settings.load(null, List.of(option), new Properties());
    assertEquals(3, settings.gateways().get(0).id());
  }

  @Test
  void shouldTakeAnIpv6AddressAndQuotedTextAsAnOption() {
    List<String> options = List.of("node.endpoint=[::1]:4597", "marketData.endpoint=\"\"");
    Settings settings = Settings.load(null, options, new Properties());
    assertEquals(new Endpoint("[::1]", 4597), settings.node().endpoint());
    assertNull(settings.marketData().endpoint());
    assertNull(settings.providerKeys());
  }

  @Test
  void shouldReadAKeyFromAFileBesideTheSettings() throws IOException {
    Files.writeString(folder.resolve("one.key"), KEY + "\n");
    Settings settings = load("gateways = [{ id = 1, keyFile = one.key }]");
    assertEquals(14, settings.gateways().get(0).key().bytes()[14]);
  }

  @Test
  void shouldLookForTheKeysOfProvidersBesideWhatNamesThem() throws IOException {
    assertEquals(folder.resolve("sub/keys"), load("providerKeys = sub/keys").providerKeys());
    Path elsewhere = folder.resolveSibling("keys").toAbsolutePath();
    String quoted = '"' + elsewhere.toString().replace("\\", "\\\\") + '"';
    assertEquals(elsewhere, load("providerKeys = " + quoted).providerKeys());
    Settings option = Settings.load(file, List.of("providerKeys=keys"), new Properties());
    assertEquals(Path.of("keys"), option.providerKeys());
  }

  @Test
  void shouldTakeANumberOfCommandsOrADurationBetweenSnapshots() throws IOException {
    assertEquals(new Every(0, Duration.ofMinutes(10)), load("").snapshot().every());
    assertEquals(new Every(0, Duration.ofDays(1)), load("snapshot.every = 1d").snapshot().every());
    assertEquals(new Every(5_000, null), load("snapshot.every = 5000").snapshot().every());
    for (String wrong : List.of("0", "-1", "1ms", "366d", "1.5", "often")) {
      assertThrows(SettingsException.class, () -> load("snapshot.every = " + wrong), wrong);
    }
  }

  @Test
  void shouldShowWhatIsInEffectAndWhereItWasSaidButNoKey() throws IOException {
    Settings settings =
        load("journal.fileSize = 2048 KiB\ngateways = [{ id = 1, key = \"" + KEY + "\" }]");
    String echo = String.join("\n", settings.echo());
    assertFalse(echo.contains(KEY), echo);
    assertEquals(
        List.of(
            "gateways = [1 (key hidden)]  # " + file + ":2",
            "gateway.timeout = 1s",
            "journal.fileSize = 2MiB  # " + file + ":1",
            "genesis.runners = 3200"),
        settings.echo().stream()
            .filter(line -> line.matches("(gateways|gateway\\.|journal.fileS|genesis.run).*"))
            .toList());
    assertFalse(settings.toString().contains(KEY));
  }

  private Settings load(String text) throws IOException {
    Files.writeString(file, text);
    return Settings.load(file, List.of(), new Properties());
  }
}
