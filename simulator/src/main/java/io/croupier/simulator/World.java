package io.croupier.simulator;

import io.croupier.config.PipelineSettings;
import io.croupier.config.Settings;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.SessionTimes;
import io.croupier.journal.frame.Durability;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How large things are in a run, drawn from its seed: small, so that what is rare in life is
 * common.
 *
 * @param fileSize of journal and outcome log, in bytes
 * @param commandsPerSecond that are sent, about
 * @param snapshotEvery so many commands
 */
record World(
    Durability durability,
    int fileSize,
    PipelineSettings pipeline,
    List<GatewayKey> keys,
    SessionTimes times,
    int commandsPerSecond,
    int snapshotEvery,
    boolean hasFollower,
    boolean large) {
  private static final int GATEWAYS = 3;
  private static final int RING_SLOTS = 128;
  private static final int OUTCOME_RING = 1 << 21;
  private static final SessionTimes TIMES =
      new SessionTimes(
          1_000_000_000, 100_000_000, 200_000_000, 700_000_000, 50_000_000, 1_000_000_000);

  static World draw(long seed) {
    Random random = Seeds.random(seed, Seeds.WORLD);
    PipelineSettings usual = Settings.defaults().pipeline();
    PipelineSettings pipeline =
        new PipelineSettings(
            usual.topology(), 1 << random.nextInt(6), RING_SLOTS, OUTCOME_RING, usual.idle());
    return new World(
        random.nextBoolean() ? Durability.DISK : Durability.MEMORY,
        4_096 << random.nextInt(5),
        pipeline,
        IntStream.rangeClosed(1, GATEWAYS)
            .mapToObj(id -> new GatewayKey(id, key(id), id == 1))
            .toList(),
        TIMES,
        5 << random.nextInt(5),
        8 << random.nextInt(5),
        random.nextInt(4) != 0,
        random.nextInt(3) == 0);
  }

  private static byte[] key(int id) {
    byte[] key = new byte[GatewayKey.SHORTEST_KEY];
    key[0] = (byte) id;
    return key;
  }
}
