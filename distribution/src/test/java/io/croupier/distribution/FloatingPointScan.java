package io.croupier.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds binary fractions in a class file: in fields, parameters, results, locals, constants, arrays
 * and conversions. A value of such a type has to come from one of these, so nothing slips by.
 */
final class FloatingPointScan extends ClassVisitor {
  private static final Set<Integer> SOURCES =
      Set.of(
          Opcodes.FCONST_0,
          Opcodes.FCONST_1,
          Opcodes.FCONST_2,
          Opcodes.DCONST_0,
          Opcodes.DCONST_1,
          Opcodes.I2F,
          Opcodes.I2D,
          Opcodes.L2F,
          Opcodes.L2D,
          Opcodes.FALOAD,
          Opcodes.DALOAD);

  private final List<String> found = new ArrayList<>();
  private String className;

  private FloatingPointScan() {
    super(Opcodes.ASM9);
  }

  /** Returns a line for each place where the class uses {@code float} or {@code double}. */
  static List<String> scan(byte[] classFile) {
    FloatingPointScan scan = new FloatingPointScan();
    new ClassReader(classFile).accept(scan, ClassReader.SKIP_FRAMES);
    return scan.found;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    className = name;
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    check(descriptor, "field " + name);
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    check(descriptor, "method " + name);
    return new Body(name);
  }

  private void check(String descriptor, String where) {
    String withoutClassNames = descriptor.replaceAll("L[^;]+;", "");
    if (withoutClassNames.contains("F")
        || withoutClassNames.contains("D")
        || descriptor.contains("Ljava/lang/Double;")
        || descriptor.contains("Ljava/lang/Float;")) {
      found.add(className + ": " + where);
    }
  }

  private final class Body extends MethodVisitor {
    private final String where;

    private Body(String method) {
      super(Opcodes.ASM9);
      where = "body of " + method;
    }

    @Override
    public void visitInsn(int opcode) {
      if (SOURCES.contains(opcode)) {
        found.add(className + ": " + where);
      }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      if (opcode == Opcodes.NEWARRAY
          && (operand == Opcodes.T_FLOAT || operand == Opcodes.T_DOUBLE)) {
        found.add(className + ": " + where);
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof Float || value instanceof Double) {
        found.add(className + ": " + where);
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      check(descriptor, where);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      check(descriptor, where);
    }
  }
}
