package bellhop.qec.code;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A matrix over GF(2). It is never changed. Elimination costs rows² · columns / 64 steps. */
public final class BitMatrix {
  private final List<BitSet> rows;
  private final int columns;

  private BitMatrix(List<BitSet> rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * @param rows the columns of the ones of each row
   * @throws IllegalArgumentException if one of them is not below {@code columns}
   */
  public static BitMatrix of(List<BitSet> rows, int columns) {
    for (BitSet row : rows) {
      if (row.length() > columns) {
        throw new IllegalArgumentException(row + " in a row of " + columns);
      }
    }
    return new BitMatrix(rows.stream().map(row -> (BitSet) row.clone()).toList(), columns);
  }

  static BitMatrix identity(int size) {
    return new BitMatrix(IntStream.range(0, size).mapToObj(BitMatrix::unit).toList(), size);
  }

  private static BitSet unit(int column) {
    BitSet row = new BitSet();
    row.set(column);
    return row;
  }

  public int rowCount() {
    return rows.size();
  }

  public int columnCount() {
    return columns;
  }

  public boolean get(int row, int column) {
    return rows.get(row).get(column);
  }

  /** The columns of its ones, a copy. */
  public BitSet row(int row) {
    return (BitSet) rows.get(row).clone();
  }

  public boolean isZero() {
    return rows.stream().allMatch(BitSet::isEmpty);
  }

  public BitMatrix transposed() {
    List<BitSet> turned = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      BitSet row = new BitSet();
      for (int r = 0; r < rows.size(); r++) {
        row.set(r, get(r, column));
      }
      turned.add(row);
    }
    return new BitMatrix(turned, rows.size());
  }

  public BitMatrix times(BitMatrix other) {
    if (columns != other.rowCount()) {
      throw new IllegalArgumentException(columns + " columns times " + other.rowCount() + " rows");
    }
    List<BitSet> product = new ArrayList<>();
    for (BitSet row : rows) {
      BitSet sum = new BitSet();
      row.stream().forEach(column -> sum.xor(other.rows.get(column)));
      product.add(sum);
    }
    return new BitMatrix(product, other.columns);
  }

  /** Both side by side. */
  BitMatrix beside(BitMatrix other) {
    List<BitSet> wide = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      BitSet row = row(r);
      other.rows.get(r).stream().forEach(column -> row.set(columns + column));
      wide.add(row);
    }
    return new BitMatrix(wide, columns + other.columns);
  }

  public int rank() {
    Span span = new Span();
    rows.forEach(span::add);
    return span.size();
  }

  /** A basis of all v with M·v = 0, a row each. */
  public BitMatrix kernel() {
    Span span = new Span();
    BitMatrix marked = transposed().beside(identity(columns));
    List<BitSet> kernel = new ArrayList<>();
    for (BitSet row : marked.rows) {
      BitSet rest = span.add(row);
      if (rest.nextSetBit(0) >= rows.size()) {
        kernel.add(rest.get(rows.size(), rest.length()));
      }
    }
    return new BitMatrix(kernel, columns);
  }

  /** Of these rows those, in order, that are no sum of the other matrix's and of rows before. */
  BitMatrix outside(BitMatrix other) {
    Span span = new Span();
    other.rows.forEach(span::add);
    return new BitMatrix(rows.stream().filter(row -> !span.add(row).isEmpty()).toList(), columns);
  }

  /**
   * @throws IllegalArgumentException if there is none
   */
  BitMatrix inverse() {
    if (rows.size() != columns || rank() < columns) {
      throw new IllegalArgumentException("no inverse: rank " + rank() + " of " + columns);
    }
    List<BitSet> work = new ArrayList<>(beside(identity(columns)).rows);
    for (int column = 0; column < columns; column++) {
      pivot(work, column);
    }
    return new BitMatrix(work.stream().map(row -> row.get(columns, 2 * columns)).toList(), columns);
  }

  /** Leaves one row, that of the column's number, with a one in that column. */
  private static void pivot(List<BitSet> work, int column) {
    int from = column;
    while (!work.get(from).get(column)) {
      from++;
    }
    Collections.swap(work, from, column);
    for (int row = 0; row < work.size(); row++) {
      if (row != column && work.get(row).get(column)) {
        work.get(row).xor(work.get(column));
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BitMatrix its && its.columns == columns && its.rows.equals(rows);
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }

  @Override
  public String toString() {
    return rows.stream().map(BitSet::toString).collect(Collectors.joining("\n"));
  }

  /** Sums of rows, each kept by its first one. */
  private static final class Span {
    private final Map<Integer, BitSet> byFirst = new HashMap<>();

    int size() {
      return byFirst.size();
    }

    /** What is left of the row; it is kept if that is anything. */
    BitSet add(BitSet row) {
      BitSet rest = (BitSet) row.clone();
      for (int at = rest.nextSetBit(0); at >= 0; at = rest.nextSetBit(at + 1)) {
        BitSet known = byFirst.get(at);
        if (known == null) {
          byFirst.put(at, rest);
          return rest;
        }
        rest.xor(known);
      }
      return rest;
    }
  }
}
