package io.croupier.testkit.scenario;

/** A scenario that cannot be read, or whose host did something else than it says. */
public final class ScenarioError extends AssertionError {
  private static final long serialVersionUID = 1L;

  ScenarioError(int line, String text, String whatIsWrong) {
    super("line " + line + ": " + text + "\n  " + whatIsWrong);
  }

  ScenarioError(String file, ScenarioError cause) {
    super(file + ", " + cause.getMessage(), cause);
  }
}
