package io.croupier.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code --help} shows can be pasted and read. */
class HelpTest {
  @Test
  void shouldShowEveryExampleAsItIsToBePasted() throws Exception {
    List<String> wrapped = new ArrayList<>();
    for (CommandLine command : commands()) {
      List<String> shown = command.getUsageMessage(CommandLine.Help.Ansi.OFF).lines().toList();
      for (String line : command.getCommandSpec().usageMessage().footer()) {
        if (line.startsWith("  ") && !shown.contains(line)) {
          wrapped.add(line);
        }
      }
    }
    assertEquals(List.of(), wrapped);
  }

  @Test
  void shouldCallEveryExampleFromACheckout() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (CommandLine command : commands()) {
      for (String line : command.getCommandSpec().usageMessage().footer()) {
        if (line.startsWith("  croupier ")) {
          wrong.add(line);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** Of a subcommand the list shows the first string; an option's strings are lines. */
  @Test
  void shouldBreakNoSentenceInADescription() throws Exception {
    List<String> broken = new ArrayList<>();
    for (CommandLine command : commands()) {
      List<String> strings = new ArrayList<>();
      strings.addAll(Arrays.asList(command.getCommandSpec().usageMessage().description()));
      for (OptionSpec option : command.getCommandSpec().options()) {
        strings.addAll(Arrays.asList(option.description()));
      }
      strings.removeIf(string -> string.endsWith("."));
      broken.addAll(strings);
    }
    assertEquals(List.of(), broken);
  }

  /** Every main with all its subcommands. */
  private static List<CommandLine> commands() throws ClassNotFoundException {
    List<CommandLine> commands = new ArrayList<>();
    for (String main : SourceTree.mains()) {
      CommandLine command = new CommandLine(Class.forName(main));
      commands.add(command);
      commands.addAll(command.getSubcommands().values());
    }
    return commands;
  }
}
