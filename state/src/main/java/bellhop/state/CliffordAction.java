package bellhop.state;

import static java.lang.StrictMath.abs;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;
import bellhop.circuit.stabilizer.Images;
import bellhop.circuit.stabilizer.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Clifford gate does to Pauli operators by conjugation. Derived from the gate table's
 * matrix, so any angles that happen to be Clifford are recognised. It knows no qubit numbers, only
 * operands.
 *
 * <p>U·X_k·U† and U·Z_k·U† are multiplied out for every operand k and compared with Pauli matrices.
 * A Pauli string with bits x and z maps |c⟩ to i^|x∧z|·(−1)^(z·c)·|c ⊕ x⟩, so x is the row of the
 * one entry in column 0, and z follows from the signs in the columns 2ᵏ.
 */
public final class CliffordAction {
  private static final double TOLERANCE = 1e-9;

  private static final Map<Gate, Optional<CliffordAction>> WITHOUT_ANGLES = withoutAngles();

  /** A signed Pauli string over the operands; bit k belongs to operand k. */
  record Image(int x, int z, boolean negative) {}

  /** plane[to] ^= plane[from]; planes are the X bits of the operands, then their Z bits. */
  record Addition(int to, int from) {}

  private final int qubitCount;

  /** U·P·U† for P = X₀, X₁ … Z₀, Z₁ …. */
  private final List<Image> images;

  /** U†·P·U for the same. */
  private final List<Image> origins;

  /** What takes the bits of P to those of U·P·U†, first to last. */
  private final List<Addition> additions;

  private CliffordAction(int qubitCount, List<Image> images, List<Image> origins) {
    this.qubitCount = qubitCount;
    this.images = List.copyOf(images);
    this.origins = List.copyOf(origins);
    additions = additions(bitMatrix(qubitCount, images));
  }

  private static Map<Gate, Optional<CliffordAction>> withoutAngles() {
    Map<Gate, Optional<CliffordAction>> result = new EnumMap<>(Gate.class);
    for (Gate gate : Gate.values()) {
      if (gate.parameterCount() == 0) {
        result.put(gate, derive(gate.qubitCount(), gate.matrix()));
      }
    }
    return Collections.unmodifiableMap(result);
  }

  /** Empty where the gate is not Clifford (tolerance 1e-9). The qubits of the call do not count. */
  public static Optional<CliffordAction> find(GateCall call) {
    Optional<CliffordAction> known = WITHOUT_ANGLES.get(call.gate());
    return known != null ? known : derive(call.qubitCount(), call.matrix());
  }

  /**
   * Of an instruction of stabilizer circuits.
   *
   * @throws IllegalArgumentException if it is no Clifford gate
   */
  public static CliffordAction of(Op op) {
    Images images = op.images();
    return new CliffordAction(images.qubits(), list(images), list(op.inverse().images()));
  }

  private static List<Image> list(Images images) {
    List<Image> list = new ArrayList<>();
    for (int pauli = 0; pauli < 2; pauli++) {
      for (int operand = 0; operand < images.qubits(); operand++) {
        list.add(image(images, 2 * operand + pauli));
      }
    }
    return list;
  }

  private static Image image(Images images, int generator) {
    int x = 0;
    int z = 0;
    for (int operand = 0; operand < images.qubits(); operand++) {
      x |= images.hasX(generator, operand) ? 1 << operand : 0;
      z |= images.hasZ(generator, operand) ? 1 << operand : 0;
    }
    return new Image(x, z, images.isNegative(generator));
  }

  private static Optional<CliffordAction> derive(int qubitCount, double[] matrix) {
    double[] adjoint = Matrices.adjoint(matrix);
    List<Image> images = new ArrayList<>();
    List<Image> origins = new ArrayList<>();
    for (Gate pauli : List.of(Gate.X, Gate.Z)) {
      for (int operand = 0; operand < qubitCount; operand++) {
        double[] p = Matrices.embed(qubitCount, GateCall.of(pauli, operand));
        Optional<Image> image = findPauli(conjugate(matrix, p, adjoint));
        Optional<Image> origin = findPauli(conjugate(adjoint, p, matrix));
        if (image.isEmpty() || origin.isEmpty()) {
          return Optional.empty();
        }
        images.add(image.get());
        origins.add(origin.get());
      }
    }
    return Optional.of(new CliffordAction(qubitCount, images, origins));
  }

  private static double[] conjugate(double[] u, double[] p, double[] adjoint) {
    return Matrices.multiply(u, Matrices.multiply(p, adjoint));
  }

  /** The Pauli string whose matrix this is. */
  private static Optional<Image> findPauli(double[] matrix) {
    int n = (int) StrictMath.round(StrictMath.sqrt(matrix.length / 2.0));
    int x = largestOfFirstColumn(matrix, n);
    double re = matrix[2 * x * n];
    double im = matrix[2 * x * n + 1];
    int z = 0;
    for (int bit = 1; bit < n; bit <<= 1) {
      int at = 2 * ((x ^ bit) * n + bit);
      z |= re * matrix[at] + im * matrix[at + 1] < 0 ? bit : 0;
    }
    boolean odd = (Integer.bitCount(x & z) & 1) == 1;
    boolean turned = (Integer.bitCount(x & z) & 2) == 2;
    Image image = new Image(x, z, (odd ? im : re) < 0 != turned);
    return isMatrixOf(image, matrix, n) ? Optional.of(image) : Optional.empty();
  }

  private static int largestOfFirstColumn(double[] matrix, int n) {
    int best = 0;
    double most = 0;
    for (int row = 0; row < n; row++) {
      double size = abs(matrix[2 * row * n]) + abs(matrix[2 * row * n + 1]);
      if (size > most) {
        most = size;
        best = row;
      }
    }
    return best;
  }

  private static boolean isMatrixOf(Image image, double[] matrix, int n) {
    int turns = Integer.bitCount(image.x & image.z) + (image.negative ? 2 : 0);
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        int at = 2 * (row * n + column);
        int quarters = turns + 2 * Integer.bitCount(image.z & column) & 3;
        double size = row == (column ^ image.x) ? 1 : 0;
        double re = quarters == 0 ? size : quarters == 2 ? -size : 0;
        double im = quarters == 1 ? size : quarters == 3 ? -size : 0;
        if (abs(matrix[at] - re) > TOLERANCE || abs(matrix[at + 1] - im) > TOLERANCE) {
          return false;
        }
      }
    }
    return true;
  }

  /** Row r tells, as bits, which old planes make up new plane r. */
  private static int[] bitMatrix(int k, List<Image> images) {
    int[] rows = new int[2 * k];
    for (int from = 0; from < 2 * k; from++) {
      Image image = images.get(from);
      for (int operand = 0; operand < k; operand++) {
        rows[operand] |= (image.x >> operand & 1) << from;
        rows[k + operand] |= (image.z >> operand & 1) << from;
      }
    }
    return rows;
  }

  /** Gauss and Jordan by row additions alone; each undoes itself, so the list is read backwards. */
  private static List<Addition> additions(int[] rows) {
    List<Addition> result = new ArrayList<>();
    for (int pivot = 0; pivot < rows.length; pivot++) {
      for (int row = pivot + 1; (rows[pivot] >> pivot & 1) == 0; row++) {
        if ((rows[row] >> pivot & 1) == 1) {
          add(rows, pivot, row, result);
        }
      }
      for (int row = 0; row < rows.length; row++) {
        if (row != pivot && (rows[row] >> pivot & 1) == 1) {
          add(rows, row, pivot, result);
        }
      }
    }
    return List.copyOf(result.reversed());
  }

  private static void add(int[] rows, int to, int from, List<Addition> result) {
    rows[to] ^= rows[from];
    result.add(new Addition(to, from));
  }

  /** The number of operands. */
  public int qubitCount() {
    return qubitCount;
  }

  /** U·X·U† for the X of one operand. */
  public PauliString imageOfX(int operand) {
    return string(images.get(operand));
  }

  /** U·Z·U† for the Z of one operand. */
  public PauliString imageOfZ(int operand) {
    return string(images.get(qubitCount + operand));
  }

  private PauliString string(Image image) {
    PauliString result = new PauliString(qubitCount);
    for (int k = 0; k < qubitCount; k++) {
      result.set(k, (image.x >> k & 1) + 2 * (image.z >> k & 1));
    }
    result.setNegative(image.negative);
    return result;
  }

  /** U†·P·U for generator g: X of operand g, or Z of operand g − qubitCount. */
  Image origin(int generator) {
    return origins.get(generator);
  }

  List<Addition> additions() {
    return additions;
  }
}
