package com.taskip.quickbooks.quickbooks.view;

import java.util.List;

/**
 * Another transaction that this one is tied to.
 *
 * @param id its {@code Id}, never its number
 * @param type for example {@code Payment} or {@code Invoice}
 */
public record LinkedTxn(String id, String type) {

  static List<LinkedTxn> of(Members holder) {
    return holder.list("LinkedTxn").stream()
        .map(link -> new LinkedTxn(link.text("TxnId"), link.text("TxnType")))
        .toList();
  }
}
