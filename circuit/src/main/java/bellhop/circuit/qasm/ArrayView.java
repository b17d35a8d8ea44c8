package bellhop.circuit.qasm;

import java.util.Arrays;

/**
 * An array, or a part of one: looking at it copies nothing. Each element is a variable of its own,
 * so some may be known and others depend on measurements.
 */
final class ArrayView {
  private final String name;
  private final Type element;
  private final Symbol.Variable[] all;
  private final int first;
  private final int[] sizes;
  private final int[] strides;
  private final boolean writable;

  private ArrayView(ArrayView of, int first, int[] sizes, int[] strides, boolean writable) {
    this.name = of.name;
    this.element = of.element;
    this.all = of.all;
    this.first = first;
    this.sizes = sizes;
    this.strides = strides;
    this.writable = writable;
  }

  /**
   * A new array; the last dimension lies side by side.
   *
   * @param sizes whose product fits an {@code int}
   */
  ArrayView(String name, Type element, int... sizes) {
    this.name = name;
    this.element = element;
    this.first = 0;
    this.sizes = sizes;
    this.strides = new int[sizes.length];
    int count = 1;
    for (int i = sizes.length - 1; i >= 0; i--) {
      strides[i] = count;
      count *= sizes[i];
    }
    this.all = new Symbol.Variable[count];
    for (int i = 0; i < count; i++) {
      all[i] = new Symbol.Variable(element);
    }
    this.writable = true;
  }

  String name() {
    return name;
  }

  Type element() {
    return element;
  }

  int dimensions() {
    return sizes.length;
  }

  /** Elements along a dimension. */
  int size(int dimension) {
    return sizes[dimension];
  }

  int[] sizes() {
    return sizes.clone();
  }

  boolean isWritable() {
    return writable;
  }

  ArrayView readOnly() {
    return new ArrayView(this, first, sizes, strides, false);
  }

  int count() {
    int count = 1;
    for (int size : sizes) {
      count *= size;
    }
    return count;
  }

  /** Without a dimension, at one place along it. */
  ArrayView at(int dimension, int place) {
    return new ArrayView(
        this,
        first + place * strides[dimension],
        without(sizes, dimension),
        without(strides, dimension),
        writable);
  }

  /** A part along a dimension. */
  ArrayView part(int dimension, int from, int step, int count) {
    int[] fewer = sizes.clone();
    int[] wider = strides.clone();
    fewer[dimension] = count;
    wider[dimension] *= step;
    return new ArrayView(this, first + from * strides[dimension], fewer, wider, writable);
  }

  private static int[] without(int[] values, int index) {
    int[] rest = new int[values.length - 1];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = values[i < index ? i : i + 1];
    }
    return rest;
  }

  /** The only element, where no dimension is left. */
  Symbol.Variable only() {
    return all[first];
  }

  /** For the names of cells. */
  String nameOfOnly() {
    return name + "_" + first;
  }

  /** In the order of the text: the last dimension runs fastest. */
  ArrayView element(int index) {
    ArrayView view = this;
    int below = count();
    int rest = index;
    while (view.dimensions() > 0) {
      below /= view.sizes[0];
      view = view.at(0, rest / below);
      rest %= below;
    }
    return view;
  }

  boolean hasShapeOf(ArrayView other) {
    return Arrays.equals(sizes, other.sizes);
  }
}
