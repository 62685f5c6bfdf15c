/**
 * What we read of QuickBooks' objects. Everything else stays in the tree; what is missing reads as
 * null or as the default that QuickBooks means by leaving it out.
 */
package com.taskip.quickbooks.quickbooks.view;
