package io.croupier.testkit;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The product with one defect: one class whose source has something else in one place, compiled and
 * loaded before all others.
 */
public final class Mutant {
  private final String module;
  private final String className;
  private final String sound;
  private final String defect;

  /** Has {@code defect} in the source of that class where {@code sound} stands, once. */
  public Mutant(String module, String className, String sound, String defect) {
    this.module = module;
    this.className = className;
    this.sound = sound;
    this.defect = defect;
  }

  /** Makes it in a folder; gives a function of that class that runs in it. */
  public LongFunction<String> make(Path folder, Class<? extends LongFunction<String>> runs)
      throws ReflectiveOperationException, IOException {
    compile(folder);
    ClassLoader loader = new URLClassLoader(urls(folder), ClassLoader.getPlatformClassLoader());
    Object run = loader.loadClass(runs.getName()).getDeclaredConstructor().newInstance();
    @SuppressWarnings("unchecked")
    LongFunction<String> cast = (LongFunction<String>) run;
    return cast;
  }

  /** Writes the class to a folder, which is to stand first in a class path. */
  public void compile(Path folder) throws IOException {
    String file = className.replace('.', '/') + ".java";
    String source = Files.readString(Path.of("..", module, "src", "main", "java").resolve(file));
    if (source.indexOf(sound) < 0 || source.indexOf(sound) != source.lastIndexOf(sound)) {
      throw new IllegalStateException(file + " does not have once: " + sound);
    }
    Path mutated = folder.resolve(file);
    Files.createDirectories(mutated.getParent());
    Files.writeString(mutated, source.replace(sound, defect));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Iterable<? extends JavaFileObject> sources = files.getJavaFileObjects(mutated);
      List<String> options =
          List.of("-proc:none", "-nowarn", "-d", folder.toString(), "-cp", classPath());
      if (!compiler.getTask(null, files, null, options, null, sources).call()) {
        throw new IllegalStateException(file + " does not compile with: " + defect);
      }
    }
  }

  private static URL[] urls(Path folder) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    urls.add(folder.toUri().toURL());
    for (String entry : classPath().split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
