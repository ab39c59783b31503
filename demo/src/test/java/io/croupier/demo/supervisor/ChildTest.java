package io.croupier.demo.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ChildTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @Test
  void shouldHearAllThatAProcessSaysUntilItEnds() {
    try (Children children = new Children(() -> {})) {
      Child child = start(children);
      child.tell(Map.of("n", 1));
      child.tell(Map.of("do", "leave"));

      assertEquals(3, child.await(PATIENCE));
      assertEquals(List.of("{\"n\":1}", "{\"do\":\"leave\"}"), heard);
      assertEquals("heard {\"do\":\"leave\"}", child.lastLine());
      assertTrue(child.failure("ended").getMessage().startsWith("echo ended. It said:\n  heard"));
    }
  }

  @Test
  void shouldNotMindSpeakingToAProcessThatHasEnded() {
    try (Children children = new Children(() -> {})) {
      Child child = start(children);
      child.kill();
      child.tell(Map.of("n", 1));

      assertFalse(child.isAlive());
    }
  }

  @Test
  void shouldEndWhatStillRunsWhenTheRunIsOver() {
    Child child;
    try (Children children = new Children(() -> {})) {
      child = start(children);
      assertTrue(child.isAlive());
    }
    assertFalse(child.isAlive());
  }

  private Child start(Children children) {
    return Child.start(
        children,
        "echo",
        JavaCommand.shortLived(EchoMain.class.getName(), 32, List.of()),
        folder.resolve("echo.log"),
        heard::add);
  }
}
