package io.croupier.testkit.audit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.engine.KnownVersions;
import io.croupier.testkit.EngineHost;
import io.croupier.testkit.Messages;
import io.croupier.testkit.OneAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an engine is said to have made of a deposit, bent in one place each time. */
class ModelCheckTest {
  private final Messages messages = new Messages();
  private final OneAccount world = new OneAccount();
  private final EngineHost host = new EngineHost();
  private final ModelCheck check = new ModelCheck(KnownVersions.OF_THIS_RELEASE);
  private final byte[] deposit = world.deposit(2, 2, 100);

  @BeforeEach
  void openAccount() {
    compare(world.genesis(), outcomesOf(world.genesis()));
    compare(world.open(), outcomesOf(world.open()));
  }

  @Test
  void shouldAgreeWithWhatTheEngineHasMadeOfIt() {
    compare(deposit, outcomesOf(deposit));
    assertDoesNotThrow(() -> check.compareBalances(host.engine()));
  }

  @Test
  void shouldNotAgreeOnAnotherAmount() {
    List<Map<String, Object>> bent =
        outcomesOf(deposit).stream()
            .map(
                outcome -> {
                  Map<String, Object> copy = new HashMap<>(outcome);
                  copy.replace("amount", 101L);
                  return copy;
                })
            .toList();
    Difference difference = assertThrows(Difference.class, () -> compare(deposit, bent));
    assertTrue(difference.getMessage().contains("the model says 100"), difference::getMessage);
  }

  @Test
  void shouldNotAgreeWhereAnOutcomeIsMissing() {
    outcomesOf(deposit);
    assertThrows(Difference.class, () -> compare(deposit, List.of()));
  }

  @Test
  void shouldNotAgreeOnBalancesOfAnotherDeposit() {
    List<Map<String, Object>> outcomes = outcomesOf(deposit);
    compare(deposit, outcomes);
    outcomesOf(world.deposit(3, 3, 7));
    assertThrows(Difference.class, () -> check.compareBalances(host.engine()));
  }

  private List<Map<String, Object>> outcomesOf(byte[] command) {
    return host.command(0, command).stream().map(messages::decode).toList();
  }

  private void compare(byte[] command, List<Map<String, Object>> outcomes) {
    check.compare(host.engine().sequence(), 0, messages.command(command), outcomes);
  }
}
