package io.croupier.demo.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.demo.supervisor.Children;
import io.croupier.demo.supervisor.EchoMain;
import io.croupier.demo.supervisor.JavaCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class MemberTest {
  /** Java stands behind it, and comes a second later. */
  private static final List<String> LATE =
      List.of("sh", "-c", "exec 3<&0; (sleep 1; exec \"$@\" <&3) & echo begun; wait", "late");

  @TempDir Path folder;
  private final BlockingQueue<Member.Line> said = new LinkedBlockingQueue<>();

  @Test
  void shouldLetGoOnWhomItHasHaltedThoughJavaHasComeMeanwhile() throws InterruptedException {
    List<String> command = new ArrayList<>(LATE);
    command.addAll(JavaCommand.shortLived(EchoMain.class.getName(), 32, List.of()));
    try (Children children = new Children(() -> {})) {
      Member member = new Member("late", () -> command, children, folder.resolve("late.log"), said);
      member.start();
      assertEquals("begun", said.take().text());
      long shell = member.pid();
      member.halt();
      while (member.pid() == shell) {
        Thread.onSpinWait();
      }
      member.goOn();
      member.tell(Map.of("do", "leave"));
      assertEquals(0, member.exitCode());
    }
  }

  @Test
  void shouldKnowAnEndByAKillFromAnEndOfItsOwn() {
    try (Children children = new Children(() -> {})) {
      Member killed = member("killed", "exec sleep 60", children);
      killed.kill();
      assertTrue(killed.hasEndedAsTold());

      Member failed = member("failed", "exit 6", children);
      failed.exitCode();
      failed.kill();
      assertFalse(failed.hasEndedAsTold());
    }
  }

  private Member member(String name, String script, Children children) {
    List<String> command = List.of("sh", "-c", script);
    Member member = new Member(name, () -> command, children, folder.resolve(name + ".log"), said);
    member.start();
    return member;
  }

  @Test
  void shouldAllowAnEndThatWasAllowedBeforeAnother() {
    try (Children children = new Children(() -> {})) {
      Member member = member("ends", "exit 134", children);
      member.mayEndWith(Set.of(10, 134));
      member.mayEndWith(Set.of(10));
      assertTrue(member.hasEndedAsTold());
    }
  }
}
