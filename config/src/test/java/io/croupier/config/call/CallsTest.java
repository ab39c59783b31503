package io.croupier.config.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CallsTest {
  @Command(name = "./croupier table", subcommands = Deal.class, mixinStandardHelpOptions = true)
  private static final class Table implements Runnable {
    @Override
    public void run() {}
  }

  @Command(name = "deal", mixinStandardHelpOptions = true)
  @SuppressWarnings("UnusedVariable")
  private static final class Deal implements Runnable {
    @Option(names = "--cards", required = true)
    int cards;

    @Option(names = "--seed")
    Long seed;

    @Option(names = "--chance")
    double chance;

    @Override
    public void run() {}
  }

  @ParameterizedTest
  @CsvSource({
    "deal --cards=x, 'x' is not a whole number; ./croupier table deal --help tells more.",
    "deal --cards=1 --seed=1.5, '1.5' is not a whole number; ",
    "deal --cards=12345678901, '12345678901' is too far from 0; ",
    "deal --cards=1 --chance=often, 'often' is not a number; ",
    "deal, Missing required option: '--cards=<cards>'; ./croupier table deal --help tells more.",
    "cheat --help, 'cheat'; ./croupier table --help tells more.",
    "deal --loud --help, '--loud'; ./croupier table deal --help tells more."
  })
  void shouldSayAMistakeInOneSentence(String call, String said) {
    StringWriter err = new StringWriter();
    int code = Calls.of(new Table()).setErr(new PrintWriter(err)).execute(call.split(" "));
    assertEquals(2, code);
    assertTrue(err.toString().startsWith("croupier: "), err.toString());
    assertTrue(err.toString().contains(said), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }

  @Test
  void shouldTakeNumbersAndHelp() {
    StringWriter out = new StringWriter();
    assertEquals(0, Calls.of(new Table()).execute("deal", "--cards=-3", "--seed=99999999999"));
    assertEquals(
        0, Calls.of(new Table()).setOut(new PrintWriter(out, true)).execute("deal", "--help"));
    assertTrue(out.toString().startsWith("Usage: ./croupier table deal"), out.toString());
  }
}
