package io.croupier.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keeps the checkout itself in order: words, readmes, links, nothing left behind. */
class HouseRulesTest {
  private static final int README_LINES = 40;
  private static final Set<String> BANNED_WORDS =
      Set.of(
          "wager",
          "wagers",
          "punter",
          "punters",
          "trade",
          "trades",
          "repository",
          "repositories",
          "manager",
          "managers",
          "dao");
  private static final Pattern WORDS = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");
  private static final Pattern LEFT_BEHIND = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.$}~])/(wo" + "rk|ro" + "ot|ho" + "me/\\w+|tm" + "p/w|Us" + "ers)/");
  private static final Pattern WITHOUT_FOLDER = Pattern.compile("name = \"crou" + "pier ");

  @Test
  void shouldSayInEveryUsageLineHowItIsCalled() {
    assertEquals(List.of(), linesMatching(WITHOUT_FOLDER));
  }

  @Test
  void shouldUseTheWordsOfTheGlossaryInNames() {
    Path[] folders =
        SourceTree.MODULES.stream()
            .flatMap(m -> Stream.of(SourceTree.classes(m), SourceTree.testClasses(m)))
            .filter(Files::exists)
            .toArray(Path[]::new);
    Set<String> found = new TreeSet<>();
    for (JavaClass c : new ClassFileImporter().importPaths(folders)) {
      if (usesBannedWord(c.getSimpleName())) {
        found.add(c.getName());
      }
      for (JavaMethod method : c.getMethods()) {
        if (usesBannedWord(method.getName())) {
          found.add(method.getFullName());
        }
      }
    }
    assertEquals(Set.of(), found);
  }

  @Test
  void shouldFindABannedWordInsideACamelCaseName() {
    assertTrue(usesBannedWord("MarketManager"));
    assertTrue(usesBannedWord("OrderDAO"));
    assertTrue(!usesBannedWord("WageringRequirement"));
    assertTrue(!usesBannedWord("manage"));
  }

  @Test
  void shouldHaveAShortReadmeInEveryModule() {
    List<String> wrong = new ArrayList<>();
    for (String module : withDistribution()) {
      Path readme = SourceTree.root().resolve(module).resolve("README.md");
      if (!Files.exists(readme)) {
        wrong.add(module + " has no README.md");
      } else if (SourceTree.lines(readme).size() > README_LINES) {
        wrong.add(module + "/README.md is longer than " + README_LINES + " lines");
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void shouldNameEveryModuleInTheReadme() {
    String readme = String.join("\n", SourceTree.lines(SourceTree.root().resolve("README.md")));
    List<String> missing =
        withDistribution().stream().filter(m -> !readme.contains("(" + m + "/README.md)")).toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void shouldHaveTheMainClassOfEverySubcommand() {
    List<String> named = SourceTree.mains();
    assertEquals(14, named.size(), "main classes that the launcher names");
    assertEquals(List.of(), named.stream().filter(name -> !isCompiled(name)).toList());
  }

  @Test
  void shouldLeaveNoUnfinishedMark() {
    assertEquals(List.of(), linesMatching(LEFT_BEHIND));
  }

  @Test
  void shouldNameNoPathOfOneMachine() {
    assertEquals(List.of(), linesMatching(MACHINE_PATH));
  }

  @Test
  void shouldHaveNoBrokenLink() {
    List<String> broken = new ArrayList<>();
    for (Path file : SourceTree.markdownFiles()) {
      List<String> lines = SourceTree.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        Matcher link = LINK.matcher(lines.get(i));
        while (link.find()) {
          if (isBroken(file, link.group(1))) {
            broken.add(SourceTree.place(file, i) + " " + link.group(1));
          }
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  private static boolean isCompiled(String className) {
    String file = className.replace('.', '/') + ".class";
    return SourceTree.MODULES.stream()
        .anyMatch(module -> Files.exists(SourceTree.classes(module).resolve(file)));
  }

  private static boolean isBroken(Path file, String target) {
    return !target.contains("://") && !Files.exists(file.resolveSibling(target));
  }

  private static List<String> linesMatching(Pattern pattern) {
    List<String> found = new ArrayList<>();
    for (Path file : SourceTree.textFiles()) {
      List<String> lines = SourceTree.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (pattern.matcher(lines.get(i)).find()) {
          found.add(SourceTree.place(file, i) + " " + lines.get(i).strip());
        }
      }
    }
    return found;
  }

  private static boolean usesBannedWord(String name) {
    return WORDS
        .matcher(name)
        .results()
        .map(word -> word.group().toLowerCase(Locale.ROOT))
        .anyMatch(BANNED_WORDS::contains);
  }

  private static List<String> withDistribution() {
    return Stream.concat(SourceTree.MODULES.stream(), Stream.of("distribution")).toList();
  }
}
