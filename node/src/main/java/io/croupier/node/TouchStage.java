package io.croupier.node;

import io.croupier.journal.chronicle.PageToucher;
import org.agrona.concurrent.Agent;

/** Touches the pages that journal and outcome log write next. Has a thread of its own. */
final class TouchStage implements Agent {
  private final PageToucher toucher;

  TouchStage(PageToucher toucher) {
    this.toucher = toucher;
  }

  @Override
  public int doWork() {
    return toucher.doWork();
  }

  @Override
  public String roleName() {
    return "toucher";
  }
}
