package bellhop.circuit.stabilizer;

import java.util.ArrayList;
import java.util.List;

/**
 * What a Clifford gate makes of Paulis by conjugation, U P U†: one signed Pauli product for X and Z
 * of each of its qubits, in the order X, Z of the first and X, Z of the second.
 *
 * @param text of each, such as {@code -ZY}
 */
public record Images(List<String> text) {
  public Images {
    text = List.copyOf(text);
    int qubits = text.size() / 2;
    if (text.size() != 2 * qubits || qubits < 1 || qubits > 2) {
      throw new IllegalArgumentException("images of X and Z of one or two qubits, not " + text);
    }
    for (String image : text) {
      if (!image.matches("-?[_XYZ]{" + qubits + "}")) {
        throw new IllegalArgumentException("an image of " + qubits + " qubits: " + image);
      }
    }
  }

  static Images of(String... text) {
    return new Images(List.of(text));
  }

  public int qubits() {
    return text.size() / 2;
  }

  /** Whether the image of a generator has an X or Y there. */
  public boolean hasX(int generator, int qubit) {
    return "XY".indexOf(letter(generator, qubit)) >= 0;
  }

  /** Whether the image of a generator has a Z or Y there. */
  public boolean hasZ(int generator, int qubit) {
    return "YZ".indexOf(letter(generator, qubit)) >= 0;
  }

  /** The Pauli that the image of a generator has there, 2z + x. */
  public int pauliBits(int generator, int qubit) {
    return (hasX(generator, qubit) ? 1 : 0) + (hasZ(generator, qubit) ? 2 : 0);
  }

  public boolean isNegative(int generator) {
    return text.get(generator).charAt(0) == '-';
  }

  private char letter(int generator, int qubit) {
    String image = text.get(generator);
    return image.charAt(image.length() - qubits() + qubit);
  }

  /** First this gate, then the other. */
  public Images then(Images other) {
    List<String> images = new ArrayList<>();
    for (String image : text) {
      images.add(other.image(image));
    }
    return new Images(images);
  }

  /** What the gate makes of a signed Pauli product. */
  String image(String product) {
    SignedPauli result = SignedPauli.identity(qubits());
    boolean isNegative = product.charAt(0) == '-';
    String letters = isNegative ? product.substring(1) : product;
    for (int q = 0; q < qubits(); q++) {
      char letter = letters.charAt(q);
      SignedPauli x = SignedPauli.parse(text.get(2 * q));
      SignedPauli z = SignedPauli.parse(text.get(2 * q + 1));
      result =
          switch (letter) {
            case 'X' -> result.times(x);
            case 'Z' -> result.times(z);
            case 'Y' -> result.times(x).times(z).timesI(); // Y = iXZ
            default -> result;
          };
    }
    return (isNegative ? result.negated() : result).text();
  }
}
