package io.croupier.demo.chaos;

import io.croupier.demo.supervisor.Children;
import io.croupier.demo.supervisor.DemoException;
import io.croupier.demo.supervisor.DemoProgress;
import io.croupier.demo.supervisor.Facts;
import io.croupier.demo.supervisor.ReplayTool;
import io.croupier.demo.supervisor.RunFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * One round: a new journal, faults for a while, then nothing is wrong any more, everything that was
 * sent is answered, what the gateways saw is compared with the journal, and the journal with the
 * naive model. Owned by one thread.
 */
final class Round {
  private static final int LOOK_MS = 10;
  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  private static final Duration HEALING_PATIENCE = Duration.ofSeconds(120);

  private final Plan plan;
  private final RunFolder folder;
  private final Timeline timeline;
  private final DemoProgress progress;
  private final Crowd crowd;
  private final Faults faults;
  private final ReplayTool replay;
  private final List<String> findings = new ArrayList<>();
  private final long answeredBefore;

  /**
   * What a round is.
   *
   * @param number from 1.
   * @param durability level of the node.
   * @param seed of faults and commands.
   * @param time for which faults are injected.
   * @param rate commands that each gateway sends in a second.
   */
  record Plan(int number, String durability, long seed, Duration time, int rate) {}

  Round(
      Plan plan,
      RunFolder folder,
      SmallDisk disk,
      Children children,
      Timeline timeline,
      long answeredBefore,
      DemoProgress progress) {
    this.plan = plan;
    this.folder = folder;
    this.timeline = timeline;
    this.progress = progress;
    this.answeredBefore = answeredBefore;
    crowd = new Crowd(children, folder, plan.durability(), plan.rate(), plan.seed(), timeline);
    ForceFaults forces = new ForceFaults();
    faults = new Faults(crowd, disk, forces, timeline, plan.seed());
    timeline.round(plan.number(), plan.durability());
    if (!disk.isMounted()) {
      timeline.impossible("the disk is not filled: no file system can be mounted here");
    }
    if (!forces.isPossible()) {
      timeline.impossible("forces do not fail: strace is not there, or may not attach");
    }
    if (!crowd.canReusePids()) {
      timeline.impossible("process ids are not used again: unshare may not make a namespace");
    }
    replay = new ReplayTool(children, folder);
  }

  RoundResult run() {
    progress.phase(
        String.format(
            Locale.ROOT,
            "round %d, durability %s, seed %d",
            plan.number(),
            plan.durability(),
            plan.seed()));
    try {
      start();
      suffer();
      heal();
      leave();
      progress.phase("comparing what the gateways saw with the journal");
      return compare();
    } catch (DemoException e) {
      if (findings.isEmpty()) {
        findings.add(e.getMessage());
      }
      return RoundResult.broken(plan, crowd.answered(), findings);
    }
  }

  /** The follower can begin when there is a journal. */
  private void start() {
    crowd.restart(crowd.node());
    await("The node was not ready", START_PATIENCE, () -> crowd.node().isReady());
    crowd.all().stream().filter(member -> member != crowd.node()).forEach(crowd::restart);
    await("Not all processes were ready", START_PATIENCE, () -> crowd.starting() == 0);
  }

  private void suffer() {
    long endNs = System.nanoTime() + plan.time().toNanos();
    while (System.nanoTime() - endNs < 0 && findings.isEmpty()) {
      look();
      faults.doWork();
      progress.part(
          String.format(
              Locale.ROOT,
              "%,6d faults   %,9d commands answered   %5.1f s",
              timeline.faults().size(),
              answeredBefore + crowd.answered(),
              timeline.nowMs() / 1e3));
    }
  }

  private void heal() {
    progress.phase("healing");
    faults.heal();
    await("Not all processes were ready again", HEALING_PATIENCE, () -> crowd.starting() == 0);
    faults.heal();
    await(
        "Not every command was answered",
        HEALING_PATIENCE,
        () -> {
          crowd.gateways().stream().filter(Member::isReady).forEach(Member::askToFinish);
          return crowd.gateways().stream().allMatch(Member::isFinished);
        });
  }

  private void leave() {
    crowd.gateways().forEach(Member::stop);
    crowd.gateways().forEach(this::judge);
    crowd.follower().stop();
    judge(crowd.follower());
    crowd.node().stop();
    judge(crowd.node());
  }

  private RoundResult compare() {
    replay.start(crowd.witnesses());
    Facts verified = replay.verified();
    Facts witnessed = replay.witnessed();
    Facts audited = replay.audited();
    if (!verified.isTrue("sound")) {
      findings.add("The journal is not sound: " + verified.facts("finding").text("sentence"));
    }
    findings.addAll(witnessed.texts("findings"));
    findings.addAll(audited.texts("findings"));
    long open =
        witnessed.number("sent") - witnessed.number("answered") - witnessed.number("thrownAway");
    if (open != 0) {
      findings.add(open + " commands were sent, and have no answer though nothing is wrong.");
    }
    long journaled = witnessed.number("sequence");
    if (audited.texts("findings").isEmpty() && audited.number("commands") != journaled) {
      findings.add(
          "The naive model has seen %d of %d commands of the journal."
              .formatted(audited.number("commands"), journaled));
    }
    if (!verified.text("stateHash").equals(witnessed.text("stateHash"))) {
      findings.add("Two replays of the journal end in different states.");
    }
    return new RoundResult(plan, verified, witnessed, audited, crowd.answered(), findings);
  }

  /** Hears everybody, and starts again who has ended. */
  private void look() {
    crowd.hear(LOOK_MS);
    timeline.sample(answeredBefore + crowd.answered());
    for (Member member : crowd.all()) {
      if (member.isStarted() && !member.isAlive()) {
        judge(member);
        crowd.restart(member);
      }
    }
  }

  /** Whoever ends in a way that nobody has made it end is a finding. */
  private void judge(Member member) {
    int code = member.exitCode();
    if (!member.hasEndedAsTold()) {
      findings.add(member.lastWords());
    }
    member.log("-- ended with " + code);
  }

  private void await(String otherwise, Duration patience, BooleanSupplier condition) {
    long endNs = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean() && findings.isEmpty()) {
      look();
      if (System.nanoTime() - endNs > 0) {
        throw DemoException.failure(
            otherwise + " within " + patience.toSeconds() + " s; see " + folder.path());
      }
    }
    if (!findings.isEmpty()) {
      throw DemoException.failure("The round was ended.");
    }
  }
}
