package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashImagesTest {
  /** The campaign has 200; more of them: {@code -Dcroupier.images=N -Dcroupier.seed=FIRST}. */
  private static final int IMAGES = Integer.getInteger("croupier.images", 6);

  private static final long SEED = Long.getLong("croupier.seed", 12L);

  @TempDir private Path folder;

  @Test
  void shouldBeWhatItWasAfterEveryLossOfPower() throws IOException {
    CrashImages crashes = new CrashImages(folder);
    crashes.run(IMAGES, SEED);
    System.out.println(IMAGES + " images of lost power: " + crashes.met());
    List<String> must = List.of("damage told", "ended in a second file");
    assertTrue(crashes.met().keySet().containsAll(must), crashes.met()::toString);
  }
}
