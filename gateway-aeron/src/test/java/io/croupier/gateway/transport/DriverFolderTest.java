package io.croupier.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DriverFolderTest {
  @Test
  void shouldDeleteTheFolderOfADriverWithTheDriver() {
    EmbeddedDriver driver = EmbeddedDriver.launch(DriverThreads.INVOKED, line -> {});
    Path folder = Path.of(driver.folder()).getParent();
    assertTrue(Files.isDirectory(folder));
    driver.close();

    assertFalse(Files.exists(folder));
  }

  @Test
  void shouldGiveEveryDriverItsOwnFolder() {
    try (DriverFolder one = DriverFolder.create();
        DriverFolder other = DriverFolder.create()) {
      assertNotEquals(one.aeron(), other.aeron());
      assertTrue(Files.isDirectory(Path.of(one.aeron()).getParent()));
    }
  }

  @Test
  void shouldDeleteWhatAKilledOwnerLeftBehind() throws IOException {
    Path orphan;
    try (DriverFolder live = DriverFolder.create()) {
      Path parent = Path.of(live.aeron()).getParent().getParent();
      orphan = Files.createTempDirectory(parent, "croupier-aeron-");
      Files.createFile(orphan.resolve("owner.lock")); // nobody holds it
      Files.createDirectory(orphan.resolve("aeron"));
      DriverFolder.create().close();

      assertTrue(Files.isDirectory(Path.of(live.aeron()).getParent()));
    }

    assertFalse(Files.exists(orphan));
  }

  @Test
  void shouldLeaveTheFoldersOfALivingProcessAloneHoweverManyItHas() throws Exception {
    try (DriverFolder one = DriverFolder.create();
        DriverFolder other = DriverFolder.create()) {
      Process sweeper =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Sweeper.class.getName())
              .inheritIO()
              .start();

      assertEquals(0, sweeper.waitFor());
      assertTrue(Files.isDirectory(Path.of(one.aeron()).getParent()));
      assertTrue(Files.isDirectory(Path.of(other.aeron()).getParent()));
    }
  }

  /** Another process that makes a folder, and so looks for orphans. */
  static final class Sweeper {
    public static void main(String[] args) {
      DriverFolder.create().close();
    }
  }
}
