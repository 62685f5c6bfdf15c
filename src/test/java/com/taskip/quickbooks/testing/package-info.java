/** What all tests share: one set-up for the whole suite, real parts, a fresh workspace a test. */
package com.taskip.quickbooks.testing;
