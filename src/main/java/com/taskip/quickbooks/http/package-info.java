/** The doors for people and for Taskip's back end: one resource a topic, identity, problems. */
package com.taskip.quickbooks.http;
