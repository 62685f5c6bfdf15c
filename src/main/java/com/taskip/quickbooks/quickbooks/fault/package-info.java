/**
 * What QuickBooks says when it does not do what it was asked: every shape it comes in, what each
 * code means, and what of it may be shown. Pure.
 */
package com.taskip.quickbooks.quickbooks.fault;
